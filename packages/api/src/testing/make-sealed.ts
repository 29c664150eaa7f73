import { encodeBase64, type KeyId } from '@sealpost/protocol'

// The smallest size class and a usual overhead.
const SEIPD_BYTES = 8192 + 300

/**
 * What the service sees of a sealed item, in base64: framing for these recipients, random inside.
 * The service could not tell it from a real one, and making it needs no OpenPGP.
 */
export function makeSealedText({ keyIds }: { keyIds: readonly KeyId[] }): string {
  const sessionKeys = keyIds.flatMap((keyId) =>
    packet(1, [3, ...fromHex(keyId), 18, ...random(60)]),
  )
  return encodeBase64(Uint8Array.from([...sessionKeys, ...packet(18, [1, ...random(SEIPD_BYTES)])]))
}

/** RFC 9580 §4.2: a new-format header with a length of one or five octets. */
function packet(tag: number, body: readonly number[]): number[] {
  const { length } = body
  const header =
    length < 192 ? [length] : [255, ...[24, 16, 8, 0].map((bits) => (length >> bits) & 255)]
  return [0xc0 | tag, ...header, ...body]
}

function random(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length))
}

function fromHex(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}
