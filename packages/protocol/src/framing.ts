import { CodedError } from './coded-error.ts'
import { encodeBase64, encodeHex } from './encodings.ts'
import type { KeyId } from './ids.ts'
import { LIMITS, type SizeClass } from './limits.ts'

/** Why bytes are not a sealed item. */
export type FramingErrorCode =
  | 'framing_truncated'
  | 'framing_header'
  | 'framing_order'
  | 'framing_version'
  | 'framing_recipients'
  | 'framing_size'

/** Thrown by {@link readFraming}; the message says what was expected instead. */
export class FramingError extends CodedError<FramingErrorCode> {
  override readonly name = 'FramingError'
}

/** What anyone can read in a sealed item. */
export type Framing = {
  /** Encryption key id of every recipient, in the order of their packets. */
  keyIds: KeyId[]
  sizeClass: SizeClass
}

/** What anyone can read in the beginning of a sealed file. */
export type FileFraming = Pick<Framing, 'keyIds'> & {
  /** Bytes of the session-key packets. */
  headBytes: number
  /** Bytes of the whole sealed file, as its header states them. */
  size: number
}

type Packet = { tag: number; body: Uint8Array }

/** Public-Key Encrypted Session Key (RFC 9580 §5.1). */
const PKESK = 1
/** Symmetrically Encrypted and Integrity Protected Data (RFC 9580 §5.13). */
const SEIPD = 18

/**
 * Reads the frame of a sealed item without any key, accepting exactly one form of it: version 3
 * PKESK packets, one for each recipient, then one version 1 SEIPD packet and nothing else, all with
 * new-format headers, definite lengths and a size that belongs to a class.
 *
 * @throws {@link FramingError} for any other bytes.
 */
export function readFraming(bytes: Uint8Array): Framing {
  if (bytes.length > LIMITS.maxSealedBytes) {
    throw new FramingError('framing_size', `Longer than ${LIMITS.maxSealedBytes} bytes.`)
  }
  const packets = readPackets(bytes)
  const sealed = packets.pop()
  if (sealed?.tag !== SEIPD || packets.some((packet) => packet.tag !== PKESK)) {
    throw wrongOrder()
  }
  // RFC 9580 §5.13.1
  if (sealed.body[0] !== 1) throw wrongSeipd()
  return { keyIds: readKeyIds(packets), sizeClass: sizeClassOf(sealed.body.length) }
}

/**
 * Reads the frame of a sealed file from its beginning: version 3 PKESK packets, then the header of one
 * version 1 SEIPD packet of definite length, which everything else belongs to.
 *
 * @throws {@link FramingError} for any other bytes.
 */
export function readFileFraming(beginning: Uint8Array): FileFraming {
  const sessionKeys: Packet[] = []
  for (let at = 0; ; ) {
    requireFew(sessionKeys)
    const tag = readTag(octetAt(beginning, at))
    const { length, start } = readLength(beginning, at + 1)
    if (tag === SEIPD) {
      // RFC 9580 §5.13.1
      if (octetAt(beginning, start) !== 1) throw wrongSeipd()
      return { keyIds: readKeyIds(sessionKeys), headBytes: at, size: start + length }
    }
    if (tag !== PKESK) throw wrongOrder()
    if (start + length > beginning.length) throw truncated()
    sessionKeys.push({ tag, body: beginning.subarray(start, start + length) })
    at = start + length
  }
}

/**
 * Writes a sealed item as ASCII armor (RFC 9580 §6), for programs and mail that want text.
 *
 * Carries the CRC24 footer that older programs ask for.
 */
export function armorSealed(bytes: Uint8Array): string {
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? []
  return [
    '-----BEGIN PGP MESSAGE-----',
    '',
    ...lines,
    `=${encodeBase64(crc24(bytes))}`,
    '-----END PGP MESSAGE-----',
    '',
  ].join('\n')
}

function readPackets(bytes: Uint8Array): Packet[] {
  const packets: Packet[] = []
  for (let at = 0; at < bytes.length; ) {
    requireFew(packets)
    const tag = readTag(bytes[at])
    const { length, start } = readLength(bytes, at + 1)
    if (start + length > bytes.length) throw truncated()
    packets.push({ tag, body: bytes.subarray(start, start + length) })
    at = start + length
  }
  return packets
}

function requireFew(packets: readonly Packet[]): void {
  if (packets.length > LIMITS.maxRecipients) {
    throw new FramingError('framing_recipients', `More than ${LIMITS.maxRecipients} recipients.`)
  }
}

/** RFC 9580 §4.2: both high bits mark the new format, the others are the packet's type. */
function readTag(octet = 0): number {
  if (octet < 0xc0) throw new FramingError('framing_header', 'Expected new-format packet headers.')
  return octet & 0x3f
}

/** RFC 9580 §4.2.1. Partial lengths and lengths written longer than needed are refused. */
function readLength(bytes: Uint8Array, at: number): { length: number; start: number } {
  const first = octetAt(bytes, at)
  if (first < 192) return { length: first, start: at + 1 }
  if (first < 224) {
    return { length: ((first - 192) << 8) + octetAt(bytes, at + 1) + 192, start: at + 2 }
  }
  if (first < 255) throw new FramingError('framing_header', 'Expected definite packet lengths.')

  if (at + 5 > bytes.length) throw truncated()
  const length = new DataView(bytes.buffer, bytes.byteOffset + at + 1).getUint32(0)
  if (length < 8384) throw new FramingError('framing_header', 'Expected shortest packet lengths.')
  return { length, start: at + 5 }
}

function octetAt(bytes: Uint8Array, at: number): number {
  const octet = bytes[at]
  if (octet === undefined) throw truncated()
  return octet
}

/** RFC 9580 §5.1.1: version, key id, algorithm, then what only the recipient can use. */
function readKeyIds(packets: readonly Packet[]): KeyId[] {
  if (packets.some(({ body }) => body[0] !== 3)) {
    throw new FramingError('framing_version', 'Expected version 3 PKESK packets.')
  }
  if (packets.some(({ body }) => body.length < 12)) throw truncated()

  const keyIds = packets.map(({ body }) => toKeyId(body.subarray(1, 9)))
  if (keyIds.length === 0 || new Set(keyIds).size < keyIds.length || keyIds.some(isAnonymous)) {
    throw new FramingError('framing_recipients', 'Expected every recipient once, by its key id.')
  }
  return keyIds
}

function sizeClassOf(length: number): SizeClass {
  const sizeClass = LIMITS.sizeClasses.find(
    (size) =>
      length - size >= LIMITS.minSealedOverhead && length - size <= LIMITS.maxSealedOverhead,
  )
  if (!sizeClass) throw new FramingError('framing_size', 'Expected a size that belongs to a class.')
  return sizeClass
}

function wrongOrder(): FramingError {
  return new FramingError('framing_order', 'Expected PKESK packets, then one SEIPD packet.')
}

function wrongSeipd(): FramingError {
  return new FramingError('framing_version', 'Expected a version 1 SEIPD packet.')
}

function truncated(): FramingError {
  return new FramingError('framing_truncated', 'The bytes end within a packet.')
}

/** Key id zero hides who the recipient is (RFC 9580 §5.1.8). */
function isAnonymous(keyId: KeyId): boolean {
  return /^0+$/.test(keyId)
}

/** Eight bytes in hex always have the shape that the brand names. */
function toKeyId(bytes: Uint8Array): KeyId {
  return encodeHex(bytes) as KeyId
}

/** RFC 9580 §6.1.1 */
function crc24(bytes: Uint8Array): Uint8Array {
  let crc = 0xb704ce
  for (const byte of bytes) {
    crc ^= byte << 16
    for (let bit = 0; bit < 8; bit++) {
      crc <<= 1
      if (crc & 0x1000000) crc ^= 0x1864cfb
    }
  }
  return Uint8Array.of(crc >> 16, crc >> 8, crc)
}
