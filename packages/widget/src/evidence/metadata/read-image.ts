import { type Bytes, type ImageReading, latin1 } from './image-reading.ts'
import { readJpeg } from './jpeg.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

/** A kind of picture whose hidden details can be found and taken out. */
export type ImageFormat = 'jpeg' | 'png' | 'webp'

/** The kind of picture that bytes begin as, whatever they are called; null for anything else. */
export function imageFormat(beginning: Bytes): ImageFormat | null {
  const start = latin1(beginning.subarray(0, 12))
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  return /^RIFF[^]{4}WEBP/.test(start) ? 'webp' : null
}

/** Reads a picture without decoding it. @throws RangeError if it is damaged. */
export function readImage(bytes: Bytes, format: ImageFormat): ImageReading {
  return READERS[format](bytes)
}

const READERS = { jpeg: readJpeg, png: readPng, webp: readWebp } as const
