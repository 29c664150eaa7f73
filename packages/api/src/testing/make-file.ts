import { AttachmentId, encodeBase64, type KeyId, LIMITS, type StoredFile } from '@sealpost/protocol'
import { RECIPIENTS } from './make-profile.ts'
import { REPORTER_KEY_ID } from './make-submission.ts'

/** What the service sees of a sealed file. */
export type TestFile = {
  stored: StoredFile
  bytes: Uint8Array<ArrayBuffer>
  /** As they are uploaded. */
  parts: Uint8Array<ArrayBuffer>[]
}

type FileOptions = { contentBytes?: number; keyIds?: readonly KeyId[] }

/** A sealed file: framing for these recipients, random inside. The service could not tell it from a real one. */
export function makeFile(options: FileOptions = {}): TestFile {
  const { contentBytes = 1000, keyIds = [...RECIPIENTS, REPORTER_KEY_ID] } = options
  const length = contentBytes + 1
  const head = Uint8Array.from([
    ...keyIds.flatMap((keyId) => [0xc1, 19, 3, ...fromHex(keyId), 18, ...Array<number>(9).fill(7)]),
    ...[0xd2, ...lengthOctets(length), 1],
  ])
  const bytes = new Uint8Array(head.length + contentBytes)
  bytes.set(head)
  for (let at = head.length; at < bytes.length; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  }
  const stored = { id: AttachmentId.parse(crypto.randomUUID()), size: bytes.length }
  return { stored, bytes, parts: split(bytes) }
}

/** The headers that state what a part is and what its bytes hash to. */
export async function partHeaders(bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, string>> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return {
    'Content-Type': 'application/octet-stream',
    'Content-Digest': `sha-256=:${encodeBase64(hash)}:`,
  }
}

function split(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const parts = []
  for (let at = 0; at < bytes.length; at += LIMITS.partBytes) {
    parts.push(bytes.subarray(at, at + LIMITS.partBytes))
  }
  return parts
}

/** RFC 9580 §4.2.1, in the fewest octets. */
function lengthOctets(length: number): number[] {
  if (length < 192) return [length]
  if (length < 8384) return [((length - 192) >> 8) + 192, (length - 192) & 255]
  return [255, ...[24, 16, 8, 0].map((bits) => (length >>> bits) & 255)]
}

function fromHex(hex: string): number[] {
  return (hex.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}
