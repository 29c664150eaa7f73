import { BLOCK_BYTES } from './cfb.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** RFC 9580 §5.13.1: a block of random bytes, of which the last two are repeated. */
export const PREFIX_BYTES = BLOCK_BYTES + 2
/** RFC 9580 §5.13.1: packet type, length and SHA-1. */
const MDC_BYTES = 22
/** RFC 9580 §5.9: binary, no file name, no date. */
const LITERAL_START = [0x62, 0, 0, 0, 0, 0]

/** Bytes of a sealed file, from those of its session-key packets and of the file. */
export function sealedFileSize(headBytes: number, fileBytes: number): number {
  return headBytes + seipdStart(fileBytes).length + seipdBytes(fileBytes) - 1
}

/** Bytes of the file that makes a sealed file of a size; undefined if none does. */
export function fileSizeIn(sealedBytes: number, headBytes: number): number | undefined {
  const most = sealedBytes - sealedFileSize(headBytes, 0)
  // Lengths in two headers grow from one octet to five.
  const sizes = Array.from({ length: 9 }, (_, at) => most - at)
  return sizes.find((size) => size >= 0 && sealedFileSize(headBytes, size) === sealedBytes)
}

/** The beginning of the encrypted packet: type 18, its length and its version. */
export function seipdStart(fileBytes: number): Bytes {
  return Uint8Array.of(0xd2, ...lengthOctets(seipdBytes(fileBytes)), 1)
}

/** The beginning of the literal: type 11, its length and what comes before the file. */
export function literalStart(fileBytes: number): Bytes {
  return Uint8Array.of(0xcb, ...lengthOctets(LITERAL_START.length + fileBytes), ...LITERAL_START)
}

/** The body of the packet, its version octet included. */
function seipdBytes(fileBytes: number): number {
  return 1 + PREFIX_BYTES + literalStart(fileBytes).length + fileBytes + MDC_BYTES
}

/** RFC 9580 §4.2.1 */
function lengthOctets(length: number): number[] {
  if (length < 192) return [length]
  if (length < 8384) return [((length - 192) >> 8) + 192, (length - 192) & 0xff]
  return [0xff, length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff]
}
