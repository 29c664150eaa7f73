import { createMessage, readSignature, sign, verify } from '#openpgp'
import { decodeBase64, encodeBase64 } from '../encodings.ts'
import type { Certificate, OwnKey } from './certificate.ts'
import { requireSigning } from './judge-key.ts'
import { judgeSignatures } from './judge-signatures.ts'
import { lastChange, later, whenever } from './key-times.ts'
import { keeperOf, privateKeyOf, publicKeyOf } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'
import type { SignatureVerdict } from './signature-verdict.ts'

/**
 * Signs the exact UTF-8 bytes of a text with a detached signature of type 0x00.
 *
 * @returns The binary signature in base64.
 * @throws {@link KeyError} `key_no_signing` if the key cannot sign at this time, `key_other_signature` if what
 * its keeper returns is not its signature.
 */
export async function signDetached(text: string, signer: OwnKey, now: Date): Promise<string> {
  const key = publicKeyOf(signer.certificate)
  const date = later(now, lastChange(key))
  await requireSigning(key, date)
  const bytes = new TextEncoder().encode(text)
  const signature: unknown =
    'isHeld' in signer
      ? (await keeperOf(signer).sign(bytes)).write()
      : await sign({
          message: await createMessage({ binary: bytes }),
          signingKeys: privateKeyOf(signer),
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
      message: await createMessage({ binary: new TextEncoder().encode(text) }),
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
