export type Bytes = Uint8Array<ArrayBuffer>

/** What a picture may say besides what is seen. */
export const DETAILS = ['place', 'time', 'device', 'person', 'notes', 'other'] as const
export type Detail = (typeof DETAILS)[number]

/** A stretch of a file: what it says besides the picture, and what is left of it without that. */
export type Segment = { says: readonly Detail[]; kept: Bytes }

/** What was read of a picture without decoding it. */
export type ImageReading = {
  width: number
  height: number
  /** In the order of {@link DETAILS}. */
  says: readonly Detail[]
  /** Whether a camera held sideways noted how to turn the picture. That note is always kept. */
  isTurned: boolean
  /** The file without what it says; the picture itself byte by byte as it was. */
  stripped: readonly Bytes[]
}

export const NOTHING: Bytes = new Uint8Array()

/** Every detail of some segments, each once and in order. */
export function detailsOf(segments: readonly Segment[]): Detail[] {
  return DETAILS.filter((detail) => segments.some(({ says }) => says.includes(detail)))
}

/** Bytes as text, one character each. */
export function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** Whether bytes begin with a text of one byte a character. */
export function startsWith(bytes: Uint8Array, text: string): boolean {
  return latin1(bytes.subarray(0, text.length)) === text
}

export function viewOf({ buffer, byteOffset, byteLength }: Bytes): DataView {
  return new DataView(buffer, byteOffset, byteLength)
}
