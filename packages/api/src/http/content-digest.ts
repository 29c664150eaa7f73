import { decodeBase64, encodeHex, Sha256 } from '@sealpost/protocol'

/**
 * The SHA-256 that a `Content-Digest` header states (RFC 9530 §2), which may state others besides;
 * undefined if it states none.
 */
export function readContentDigest(header: string | undefined): Sha256 | undefined {
  const members = (header ?? '').split(',').map((member) => member.trim())
  const digests = members.flatMap(
    (member) => /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(member)?.[1] ?? [],
  )
  const [digest] = digests
  if (digest === undefined || digests.length > 1) return undefined
  return Sha256.parse(encodeHex(decodeBase64(digest)))
}
