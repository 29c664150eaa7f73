import { encodeBase64, type KeyId } from '@sealpost/protocol'

type SealedOptions = {
  keyIds: readonly KeyId[]
  /** The SEIPD packet's length; a class and some overhead unless a test wants it wrong. */
  seipdBytes?: number
}

/** Bytes with the framing of a sealed item, random inside: what the service sees of a real one. */
export function makeSealed({
  keyIds,
  seipdBytes = 8192 + 300,
}: SealedOptions): Uint8Array<ArrayBuffer> {
  const sessionKeys = keyIds.map((keyId) => packet(1, [3, ...fromHex(keyId), 18, ...random(60)]))
  return Uint8Array.from([...sessionKeys.flat(), ...packet(18, [1, ...random(seipdBytes - 1)])])
}

/** The same in base64, as it travels. */
export function makeSealedText(options: SealedOptions): string {
  return encodeBase64(makeSealed(options))
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
