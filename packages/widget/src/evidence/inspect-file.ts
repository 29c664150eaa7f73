import type { Detail, ImageReading } from './metadata/image-reading.ts'
import { imageFormat, readImage } from './metadata/read-image.ts'

/** What was found in a file before it is sealed. */
export type Inspection =
  /** Not a picture of a kind that is looked into. `isPicture` if it may say more than is seen. */
  | { kind: 'other'; isPicture: boolean }
  /** Damaged, or too large to be held in memory. */
  | { kind: 'unread' }
  | {
      kind: 'read'
      says: readonly Detail[]
      isTurned: boolean
      width: number
      height: number
      strip: () => Blob
    }

/** Larger pictures are not looked into: they would be held in memory several times. */
const MAX_READ_BYTES = 64 * 1024 * 1024
const BEGINNING_BYTES = 12

/** Looks into a file for what a picture says besides what is seen. Never throws. */
export async function inspectFile(file: File): Promise<Inspection> {
  try {
    const format = imageFormat(await bytesOf(file.slice(0, BEGINNING_BYTES)))
    if (!format) return { kind: 'other', isPicture: maySayMore(file) }
    if (file.size > MAX_READ_BYTES) return { kind: 'unread' }
    const { stripped, ...facts } = readImage(await bytesOf(file), format)
    return { kind: 'read', ...facts, strip: stripper(stripped, file.type) }
  } catch {
    return { kind: 'unread' }
  }
}

function stripper(stripped: ImageReading['stripped'], type: string): () => Blob {
  // A blob is kept by the browser, on its disk if need be; the bytes are free to go.
  const blob = new Blob([...stripped], { type })
  return () => blob
}

/** Photos of phones and cameras, films among them, as far as their type tells. */
function maySayMore({ type }: File): boolean {
  return /^image\/(?!svg|bmp|gif|x-icon)|^video\//.test(type)
}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await file.arrayBuffer())
}
