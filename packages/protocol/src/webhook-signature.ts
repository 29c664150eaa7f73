import { decodeBase64, encodeBase64 } from './encodings.ts'

/** What a request is signed over, and where each part of it travels (Standard Webhooks 1.0). */
export type SignedRequest = {
  /** `webhook-id`: the same for every attempt. */
  id: string
  /** `webhook-timestamp`: when this attempt was made, in seconds since 1970. */
  timestamp: number
  /** The exact text of the body. */
  body: string
}

export const WEBHOOK_HEADERS = {
  id: 'webhook-id',
  timestamp: 'webhook-timestamp',
  signature: 'webhook-signature',
} as const

/** Before the base64 of a shared secret, and of a public key. */
export const SECRET_PREFIX = 'whsec_'
export const PUBLIC_KEY_PREFIX = 'whpk_'

/** The text that both kinds of signature are made over. */
export function webhookText({ id, timestamp, body }: SignedRequest): string {
  return `${id}.${timestamp}.${body}`
}

/** Signs with a shared secret; gives `v1,` and base64 of HMAC-SHA-256. */
export async function signWithSecret(request: SignedRequest, secret: string): Promise<string> {
  const key = await importSecret(secret, 'sign')
  const signature = await crypto.subtle.sign('HMAC', key, encode(webhookText(request)))
  return `v1,${encodeBase64(new Uint8Array(signature))}`
}

/**
 * Whether one of the signatures of a header was made with a key: `whsec_…` for `v1`, `whpk_…` for `v1a`.
 *
 * @throws TypeError if the key is neither.
 */
export async function hasSignatureOf(
  request: SignedRequest,
  header: string,
  key: string,
): Promise<boolean> {
  const { version, verify } = await verifierOf(key)
  const text = encode(webhookText(request))
  for (const [of, signature] of header.split(' ').map((each) => each.split(','))) {
    const bytes = of === version && signature !== undefined ? bytesOf(signature) : undefined
    if (bytes && (await verify(bytes, text))) return true
  }
  return false
}

type Bytes = Uint8Array<ArrayBuffer>

async function verifierOf(key: string) {
  if (key.startsWith(SECRET_PREFIX)) {
    const secret = await importSecret(key, 'verify')
    const verify = (signature: Bytes, text: Bytes) =>
      crypto.subtle.verify('HMAC', secret, signature, text)
    return { version: 'v1', verify }
  }
  const publicKey = await importPublicKey(key)
  const verify = (signature: Bytes, text: Bytes) =>
    crypto.subtle.verify('Ed25519', publicKey, signature, text)
  return { version: 'v1a', verify }
}

function importSecret(secret: string, usage: 'sign' | 'verify'): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  return crypto.subtle.importKey('raw', keyBytes(secret, SECRET_PREFIX), algorithm, false, [usage])
}

function importPublicKey(key: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', keyBytes(key, PUBLIC_KEY_PREFIX), 'Ed25519', false, [
    'verify',
  ])
}

function keyBytes(key: string, prefix: string): Bytes {
  const bytes = key.startsWith(prefix) ? bytesOf(key.slice(prefix.length)) : undefined
  if (bytes && bytes.length > 0) return bytes
  throw new TypeError(`A key of a webhook is ${prefix} and base64.`)
}

function bytesOf(base64: string): Bytes | undefined {
  try {
    return decodeBase64(base64)
  } catch {
    return undefined
  }
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text)
}
