import { createCleartextMessage, sign } from '#openpgp'
import type { SecretKey } from './certificate.ts'
import { requireSigning } from './judge-key.ts'
import { lastChange, later } from './key-times.ts'
import { privateKeyOf } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'

/**
 * Signs a text that stays readable around its signature (RFC 9580 §7), with LF line ends. White space
 * at the end of a line is not covered, and the last line end belongs to the frame.
 *
 * @throws {@link KeyError} `key_no_signing` if the key cannot sign at this time.
 */
export async function signCleartext(text: string, signer: SecretKey, now: Date): Promise<string> {
  const key = privateKeyOf(signer)
  const date = later(now, lastChange(key))
  await requireSigning(key, date)
  const signed: unknown = await sign({
    message: await createCleartextMessage({ text: text.replace(/\n$/, '') }),
    signingKeys: key,
    date,
    config: SETTINGS,
  })
  if (typeof signed !== 'string') throw new TypeError('A signed text is a text.')
  return signed.replaceAll('\r\n', '\n')
}
