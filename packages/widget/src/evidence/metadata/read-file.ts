import { readBoxedFile } from './boxed-file.ts'
import type { FilePieces } from './file-pieces.ts'
import { readJpeg } from './jpeg.ts'
import { readPdf } from './pdf.ts'
import { readPng } from './png.ts'
import { type Bytes, type ImageReading, latin1, type Reading } from './reading.ts'
import { readTiff } from './tiff.ts'
import { readWebp } from './webp.ts'

/** A kind of file whose hidden details can be found. */
export type FileFormat = keyof typeof READERS

/** The kind of file that bytes begin as, whatever it is called; null for anything else. */
export function fileFormat(beginning: Bytes): FileFormat | null {
  const start = latin1(beginning.subarray(0, 12))
  const known = BEGINNINGS.find(([, beginning]) => beginning.test(start))
  return known?.[0] ?? null
}

/** Reads a file without decoding it. @throws RangeError if it is damaged, or too much is to be read. */
export function readFile(pieces: FilePieces, format: FileFormat): Promise<Reading> {
  return READERS[format](pieces)
}

/** The raw files of some cameras are made of boxes too, and their pictures depend on what they say. */
const BEGINNINGS: readonly (readonly [FileFormat, RegExp])[] = [
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['tiff', /^(?:II\*\0|MM\0\*)/],
  ['pdf', /^%PDF-/],
  ['boxes', /^[^]{4}(?:ftyp(?!crx )|moov|mdat|wide|free|skip|pnot)/],
]

const READERS = {
  jpeg: picture(readJpeg),
  png: picture(readPng),
  webp: picture(readWebp),
  tiff: async (pieces) => readTiff(await wholeOf(pieces)),
  pdf: readPdf,
  boxes: readBoxedFile,
} satisfies Record<string, (pieces: FilePieces) => Promise<Reading>>

function picture(read: (bytes: Bytes) => ImageReading): (pieces: FilePieces) => Promise<Reading> {
  return async (pieces) => ({ medium: 'picture', ...read(await wholeOf(pieces)) })
}

function wholeOf(pieces: FilePieces): Promise<Bytes> {
  return pieces.read(0, pieces.file.size)
}
