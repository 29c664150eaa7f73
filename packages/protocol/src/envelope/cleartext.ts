import { createCleartextMessage, sign } from '#openpgp'
import type { OwnKey } from './certificate.ts'
import { requireSigning } from './judge-key.ts'
import { lastChange, later } from './key-times.ts'
import { keeperOf, privateKeyOf, publicKeyOf } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'

/**
 * Signs a text that stays readable around its signature (RFC 9580 §7), with LF line ends. White space
 * at the end of a line is not covered, and the last line end belongs to the frame.
 *
 * @throws {@link KeyError} `key_no_signing` if the key cannot sign at this time, `key_other_signature` if what
 * its keeper returns is not its signature.
 */
export async function signCleartext(text: string, signer: OwnKey, now: Date): Promise<string> {
  const key = publicKeyOf(signer.certificate)
  const date = later(now, lastChange(key))
  await requireSigning(key, date)
  const framed = text.replace(/\n$/, '')
  if ('isHeld' in signer) return keeperOf(signer).signCleartext(framed)
  const signed: unknown = await sign({
    message: await createCleartextMessage({ text: framed }),
    signingKeys: privateKeyOf(signer),
    date,
    config: SETTINGS,
  })
  if (typeof signed !== 'string') throw new TypeError('A signed text is a text.')
  return signed.replaceAll('\r\n', '\n')
}
