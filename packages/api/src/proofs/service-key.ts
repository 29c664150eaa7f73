import { encodeBase64 } from '@sealpost/protocol'

/** What a service signs with. Platforms differ in what is quick, so each makes its own from the seed. */
export type ServiceKey = {
  /** Ed25519 public key (RFC 8032) in base64. */
  publicKey: string
  /** Signs a text's UTF-8 bytes; the same text gets the same signature. */
  sign: (text: string) => Promise<Uint8Array>
}

/** A service key is made from so many random bytes. */
export const SEED_BYTES = 32

/** Before the seed in PKCS #8 (RFC 8410 §7). */
const PKCS8_HEAD = Uint8Array.from([48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32])

/** The private key of a seed in PKCS #8, which is what platforms can import. */
export function toPkcs8(seed: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...PKCS8_HEAD, ...seed])
}

/** Makes a service key of its seed with WebCrypto. */
export async function importServiceKey(seed: Uint8Array): Promise<ServiceKey> {
  // Only an extractable key tells its public half.
  const key = await crypto.subtle.importKey('pkcs8', toPkcs8(seed), 'Ed25519', true, ['sign'])
  const { x = '' } = toJwk(await crypto.subtle.exportKey('jwk', key))
  return {
    publicKey: `${x.replaceAll('-', '+').replaceAll('_', '/')}=`,
    async sign(text) {
      return new Uint8Array(
        await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(text)),
      )
    },
  }
}

/** A secret for signing puzzles that says nothing about the key it comes from. */
export async function derivePuzzleSecret(seed: Uint8Array<ArrayBuffer>): Promise<string> {
  return encodeBase64(await deriveBytes(seed, 'sealpost/1/puzzles'))
}

/** 32 bytes for one purpose, which say nothing about the seed or those of another (HKDF, RFC 5869). */
export async function deriveBytes(
  seed: Uint8Array<ArrayBuffer>,
  purpose: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits'])
  const info = new TextEncoder().encode(purpose)
  const derived = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info },
    key,
    256,
  )
  return new Uint8Array(derived)
}

/** What is exported as `jwk` is one; the types of some platforms do not say so. */
function toJwk(exported: JsonWebKey | ArrayBuffer): JsonWebKey {
  return exported as JsonWebKey
}
