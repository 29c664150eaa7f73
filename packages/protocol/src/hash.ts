import { encodeHex } from './encodings.ts'
import type { Sha256 } from './ids.ts'

/** Hashes bytes, or the UTF-8 bytes of a text, to lower-case hex. */
export async function sha256(input: Uint8Array<ArrayBuffer> | string): Promise<Sha256> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  return toSha256(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
}

/** A SHA-256 digest in hex always has the shape that the brand names. */
function toSha256(digest: Uint8Array): Sha256 {
  return encodeHex(digest) as Sha256
}
