export type Bytes = Uint8Array<ArrayBuffer>

/** What a file may say besides what is seen. */
export const DETAILS = ['place', 'time', 'device', 'person', 'notes', 'other'] as const
export type Detail = (typeof DETAILS)[number]

/** A stretch of a file: what it says besides the picture, and what is left of it without that. */
export type Segment = { says: readonly Detail[]; kept: Bytes }

/** What was read of a file without decoding it. */
export type Reading = {
  medium: 'picture' | 'recording' | 'document'
  /** Of a picture, in pixels; 0 where that was not read. */
  width: number
  height: number
  /** In the order of {@link DETAILS}. */
  says: readonly Detail[]
  /** Whether a camera held sideways noted how to turn the picture. That note is always kept. */
  isTurned: boolean
  /** The file without what it says, all else byte by byte as it was; null if that cannot be made here. */
  stripped: readonly (Bytes | Blob)[] | null
}

/** What was read of a picture that is held in memory. */
export type ImageReading = Omit<Reading, 'medium' | 'stripped'> & { stripped: readonly Bytes[] }

export const NOTHING: Bytes = new Uint8Array()

/** Details, each once and in order. */
export function inOrder(details: Iterable<Detail>): Detail[] {
  const all = new Set(details)
  return DETAILS.filter((detail) => all.has(detail))
}

/** Every detail of some segments. */
export function detailsOf(segments: readonly Segment[]): Detail[] {
  return inOrder(segments.flatMap(({ says }) => says))
}

/** Bytes as text, one character each. */
export function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** Whether bytes are all zero. */
export function isEmpty(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

/** Whether bytes begin with a text of one byte a character. */
export function startsWith(bytes: Uint8Array, text: string): boolean {
  return latin1(bytes.subarray(0, text.length)) === text
}

export function viewOf({ buffer, byteOffset, byteLength }: Bytes): DataView<ArrayBuffer> {
  return new DataView(buffer, byteOffset, byteLength)
}
