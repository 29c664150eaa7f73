import { encryptSessionKey } from '#openpgp'
import type { Certificate } from './certificate.ts'
import { lastChange } from './key-times.ts'
import { encryptionKeyIdOf, publicKeyOf } from './parsed-keys.ts'
import { SealError } from './seal-error.ts'
import { SETTINGS } from './settings.ts'
import { withFreshKeys } from './with-fresh-keys.ts'

/** What one file is sealed with: a fresh AES-256 key, and the same key sealed for each recipient. */
export type FileKey = {
  sessionKey: Uint8Array<ArrayBuffer>
  /** One version 3 PKESK packet for each recipient: the beginning of the sealed file. */
  head: Uint8Array<ArrayBuffer>
}

const AES_256_BYTES = 32

/**
 * Makes the key of one file. The file itself is then sealed without OpenPGP.js: `sealFile`.
 *
 * @throws {@link SealError} `recipient_unusable` if a certificate expired or was revoked.
 */
export async function createFileKey(
  recipients: readonly Certificate[],
  now: Date,
): Promise<FileKey> {
  const changes = recipients.map((recipient) => Number(lastChange(publicKeyOf(recipient))))
  const date = new Date(Math.max(Number(now), ...changes))
  const sessionKey = crypto.getRandomValues(new Uint8Array(AES_256_BYTES))
  try {
    const head: unknown = await withFreshKeys(() =>
      encryptSessionKey({
        data: sessionKey,
        algorithm: 'aes256',
        encryptionKeys: recipients.map(publicKeyOf),
        encryptionKeyIDs: recipients.map(encryptionKeyIdOf),
        date,
        format: 'binary',
        config: SETTINGS,
      }),
    )
    if (!(head instanceof Uint8Array)) throw new TypeError('A session-key packet is bytes.')
    return { sessionKey, head: new Uint8Array(head) }
  } catch (cause) {
    throw new SealError('recipient_unusable', 'A recipient\u2019s key cannot be used.', { cause })
  }
}
