import { FilePieces } from './metadata/file-pieces.ts'
import { fileFormat, readFile } from './metadata/read-file.ts'
import { latin1, type Reading } from './metadata/reading.ts'

/** What was found in a file before it is sealed. */
export type Inspection =
  /** It shows all that it says. */
  | { kind: 'text' }
  /** Of a kind that is not looked into. */
  | { kind: 'unsearched' }
  /** Damaged, or too large to be held in memory. */
  | { kind: 'unread' }
  | ({ kind: 'read'; stripped: Blob | null } & Omit<Reading, 'stripped'>)

const BEGINNING_BYTES = 4096

/** Looks into a file for what it says besides what is seen. Never throws. */
export async function inspectFile(file: File): Promise<Inspection> {
  try {
    const pieces = new FilePieces(file)
    const beginning = await pieces.read(0, Math.min(file.size, BEGINNING_BYTES))
    const format = fileFormat(beginning)
    if (!format) return { kind: isText(beginning) ? 'text' : 'unsearched' }
    const { stripped, ...facts } = await readFile(pieces, format)
    // A blob is kept by the browser, on its disk if need be; the bytes are free to go.
    const blob = stripped && new Blob([...stripped], { type: file.type })
    return { kind: 'read', ...facts, stripped: blob }
  } catch {
    return { kind: 'unread' }
  }
}

/** Whether bytes are those of a text, which may be coloured for a terminal. */
function isText(beginning: Uint8Array): boolean {
  return /^[\t-\r\x1b -\xff]*$/.test(latin1(beginning))
}
