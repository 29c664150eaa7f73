import { binaryString } from '../encodings.ts'

/** Shorter strings occur in random bytes by chance. */
const MIN_BYTES = 8
const MAX_BYTES = 64

/**
 * Whether a string within a value, of 8 bytes or more, can be read in the bytes.
 *
 * A last guard against a broken or replaced cipher: it notices plaintext, not weak encryption.
 */
export function revealsText(bytes: Uint8Array, value: unknown): boolean {
  const haystack = binaryString(bytes)
  for (const text of stringsIn(value)) {
    const needle = recognisablePiece(text)
    if (needle && haystack.includes(needle)) return true
  }
  return false
}

/** The first piece that looks the same as text and within JSON, where quotes and controls are escaped. */
function recognisablePiece(text: string): string | undefined {
  return text
    .split(/["\\\p{Cc}]/u, 100)
    .map((piece) => binaryString(new TextEncoder().encode(piece).subarray(0, MAX_BYTES)))
    .find((piece) => piece.length >= MIN_BYTES)
}

function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* stringsIn(inner)
  }
}
