import { randomBytes } from 'node:crypto'
import { constants, deflateRawSync } from 'node:zlib'
import {
  createMessage,
  encrypt,
  enums,
  Message,
  PacketList,
  type PrivateKey,
  type PublicKey,
  sign,
} from '#openpgp'
import { LIMITS } from '../../index.ts'
import { now } from '../../testing/make-item.ts'
import { SETTINGS } from '../settings.ts'

/** One packet with a new-format header (RFC 9580 §4.2). */
export function packet(tag: number, body: Uint8Array): Uint8Array {
  const length = Buffer.alloc(5)
  length[0] = 255
  length.writeUInt32BE(body.length, 1)
  return Buffer.concat([Uint8Array.of(0xc0 | tag), length, body])
}

/** A binary literal without name or date. */
export function literal(content: Uint8Array | string): Uint8Array {
  return packet(
    enums.packet.literalData,
    Buffer.concat([Buffer.from('b\0\0\0\0\0'), Buffer.from(content)]),
  )
}

/** Packets within a compressed packet. */
export function compressed(...packets: Uint8Array[]): Uint8Array {
  const body = deflateRawSync(Buffer.concat(packets))
  return packet(enums.packet.compressedData, Buffer.concat([Uint8Array.of(1), body]))
}

/** A compressed literal of about a gigabyte of zeros, itself about a megabyte. */
export function bomb(): Uint8Array {
  const megabyte = deflateRawSync(Buffer.alloc(1_048_576), { finishFlush: constants.Z_FULL_FLUSH })
  const header = Buffer.concat([
    Buffer.from([0xc0 | 11, 255, 0x40, 0, 0, 0]),
    Buffer.from('b\0\0\0\0\0'),
  ])
  const start = deflateRawSync(header, { finishFlush: constants.Z_FULL_FLUSH })
  const body = Buffer.concat([Uint8Array.of(1), start, ...Array<Buffer>(1000).fill(megabyte)])
  return packet(enums.packet.compressedData, body)
}

/** Text that hardly compresses, of a length. */
export function noise(length: number): string {
  return randomBytes(length).toString('base64').slice(0, length)
}

/** The packets of a signed message, as they stand within its encryption. */
export async function signedPackets(
  content: Uint8Array,
  signingKey: PrivateKey,
): Promise<Uint8Array> {
  const message = await createMessage({ binary: content, date: now })
  const signed: unknown = await sign({
    message,
    signingKeys: signingKey,
    date: now,
    format: 'binary',
    config: SETTINGS,
  })
  return bytesOf(signed)
}

/**
 * Encrypts any packets, filled up with a padding packet to a size that the frame allows, so that only
 * opening can refuse them.
 */
export async function encryptPackets(
  packets: readonly Uint8Array[],
  recipients: readonly PublicKey[],
): Promise<Uint8Array> {
  const content = Buffer.concat(packets)
  // Version, prefix and integrity packet (RFC 9580 §5.13.1).
  const around = 1 + 18 + 22
  const size = LIMITS.sizeClasses.find(
    (candidate) => candidate + 1000 >= content.length + around + 6,
  )
  if (!size) throw new RangeError('The packets are too long.')
  const filler = packet(
    enums.packet.padding,
    new Uint8Array(size + 1006 - content.length - around - 6),
  )

  return encryptExactly([content, filler], recipients)
}

/** Encrypts any packets as they are. */
export async function encryptExactly(
  packets: readonly Uint8Array[],
  recipients: readonly PublicKey[],
): Promise<Uint8Array> {
  const list = new PacketList()
  Object.assign(list, { write: () => Buffer.concat(packets) })
  const encrypted: unknown = await encrypt({
    message: new Message<Uint8Array>(list),
    encryptionKeys: [...recipients],
    sessionKey: { data: randomBytes(32), algorithm: 'aes256' },
    date: now,
    format: 'binary',
    config: SETTINGS,
  })
  return bytesOf(encrypted)
}

function bytesOf(bytes: unknown): Uint8Array {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('Expected bytes.')
  return bytes
}
