import { LIMITS, type SizeClass } from '../limits.ts'

const SPACE = 0x20

/** The smallest size class that holds so many bytes; undefined if none does. */
export function sizeClassFor(length: number): SizeClass | undefined {
  return LIMITS.sizeClasses.find((size) => size >= length)
}

/** Fills bytes with spaces up to a size class, so that lengths say little about contents. */
export function pad(bytes: Uint8Array, size: SizeClass): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(size).fill(SPACE)
  padded.set(bytes)
  return padded
}
