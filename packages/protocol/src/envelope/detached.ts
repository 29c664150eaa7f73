import { createMessage, type Message, readSignature, sign, verify } from '#openpgp'
import { decodeBase64, encodeBase64 } from '../encodings.ts'
import type { Certificate, SecretKey } from './certificate.ts'
import { requireSigning } from './judge-key.ts'
import { judgeSignatures } from './judge-signatures.ts'
import { lastChange, later, whenever } from './key-times.ts'
import { privateKeyOf, publicKeyOf } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'
import type { SignatureVerdict } from './signature-verdict.ts'

/**
 * Signs the exact UTF-8 bytes of a text with a detached signature of type 0x00.
 *
 * @returns The binary signature in base64.
 * @throws {@link KeyError} `key_no_signing` if the key cannot sign at this time.
 */
export async function signDetached(text: string, signer: SecretKey, now: Date): Promise<string> {
  const key = privateKeyOf(signer)
  const date = later(now, lastChange(key))
  await requireSigning(key, date)
  const signature: unknown = await sign({
    message: await messageOf(text),
    signingKeys: key,
    detached: true,
    date,
    format: 'binary',
    config: SETTINGS,
  })
  if (!(signature instanceof Uint8Array)) throw new TypeError('A signature is bytes.')
  return encodeBase64(signature)
}

/** Judges a detached signature; bytes that are no signature count as an invalid one. */
export async function verifyDetached(
  text: string,
  signature: string,
  certificate: Certificate,
): Promise<SignatureVerdict> {
  try {
    const { signatures } = await verify({
      message: await messageOf(text),
      signature: await readSignature({
        binarySignature: decodeBase64(signature),
        config: SETTINGS,
      }),
      verificationKeys: publicKeyOf(certificate),
      date: whenever(),
      format: 'binary',
      config: SETTINGS,
    })
    return await judgeSignatures(signatures, [certificate])
  } catch {
    return { state: 'invalid', signer: null, signedAt: null }
  }
}

function messageOf(text: string): Promise<Message<Uint8Array>> {
  return createMessage({ binary: new TextEncoder().encode(text) })
}
