import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { constants, deflateRawSync } from 'node:zlib'
import { LIMITS, readFileFraming } from '@sealpost/protocol'
import { Keyring } from './gpg.ts'

const SIZE_CLASS = 1_048_576
const GIGABYTE = 1_073_741_824

/**
 * A message to the recipients of an honest one, which the frame allows, with a gigabyte of zeros in a
 * compressed packet.
 *
 * @param armored A private key of one recipient.
 */
export async function makeBomb(honest: Uint8Array, armored: string): Promise<Uint8Array> {
  const keyring = new Keyring()
  const sessionKey = await keyring.sessionKeyOf(honest, armored)
  await keyring.close()
  const content = compressedGigabyte()
  // Version, prefix, integrity packet and the header of what fills the size class (RFC 9580 §5.13.1).
  const around = 1 + 18 + 22 + 6
  const room = SIZE_CLASS + LIMITS.maxSealedOverhead - around - content.length
  const plaintext = Buffer.concat([content, packet(PADDING, new Uint8Array(room))])
  const { headBytes } = readFileFraming(honest)
  return Buffer.concat([honest.subarray(0, headBytes), encrypted(plaintext, sessionKey)])
}

const [COMPRESSED, LITERAL, SEIPD, PADDING] = [8, 11, 18, 21]

/** One packet with a new-format header (RFC 9580 §4.2). */
function packet(tag: number, body: Uint8Array, length = body.length): Buffer {
  const header = Buffer.from([0xc0 | tag, 255, 0, 0, 0, 0])
  header.writeUInt32BE(length, 2)
  return Buffer.concat([header, body])
}

/** A compressed literal (RFC 9580 §5.6), whose zeros are one block that stands there again and again. */
function compressedGigabyte(): Buffer {
  const zeros = Buffer.alloc(16_777_216)
  const head = Buffer.from('b\0\0\0\0\0')
  const start = packet(LITERAL, head, head.length + GIGABYTE)
  const [first, block] = [start, zeros].map((bytes) => {
    return deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH })
  })
  const blocks = Array.from({ length: GIGABYTE / zeros.length }, () => block ?? zeros)
  return packet(
    COMPRESSED,
    Buffer.concat([Uint8Array.of(1), first ?? start, ...blocks, deflateRawSync('')]),
  )
}

/** Version 1 (RFC 9580 §5.13.1). */
function encrypted(plaintext: Buffer, sessionKey: Buffer): Buffer {
  const prefix = randomBytes(16)
  const hashed = Buffer.concat([prefix, prefix.subarray(14), plaintext, Uint8Array.of(0xd3, 0x14)])
  const cipher = createCipheriv('aes-256-cfb', sessionKey, new Uint8Array(16))
  const integrity = createHash('sha1').update(hashed).digest()
  return packet(
    SEIPD,
    Buffer.concat([Uint8Array.of(1), cipher.update(hashed), cipher.update(integrity)]),
  )
}
