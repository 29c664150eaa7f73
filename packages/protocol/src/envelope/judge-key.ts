import type { PublicKey, Subkey } from '#openpgp'
import { Fingerprint, type KeyId } from '../ids.ts'
import type { Certificate } from './certificate.ts'
import { findEncryptionKey, flaggedEncryptionKey } from './encryption-key.ts'
import { isShort, requireAccepted } from './key-algorithms.ts'
import { KeyError } from './key-error.ts'
import { toKeyId } from './key-id.ts'
import { earlier, primaryExpiry, subkeyExpiry } from './key-times.ts'
import { withPublicKey } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'

/**
 * Makes a certificate of a key that can be sealed to on the given date.
 *
 * @throws {@link KeyError} with the reason why it cannot.
 */
export async function toUsableCertificate(
  key: PublicKey,
  use: { armored: string; date: Date; encryptionKeyId?: KeyId },
): Promise<Certificate> {
  await requireAlive(key, use.date)
  return toCertificate(
    key,
    await findEncryptionKey(key, use.date, use.encryptionKeyId),
    use.armored,
  )
}

/**
 * Makes a certificate of a key that may have expired or been revoked since: enough to open and verify
 * what is old. Sealing and signing check again for themselves.
 *
 * @throws {@link KeyError} `key_algorithm` or `key_rsa_short`.
 */
export async function toPastCertificate(
  key: PublicKey,
  armored: string,
  encryptionKeyId?: KeyId,
): Promise<Certificate> {
  requireAccepted(key.getAlgorithmInfo())
  return toCertificate(key, flaggedEncryptionKey(key, encryptionKeyId), armored)
}

/**
 * Refuses a key that is of no use on a date, whatever for.
 *
 * @throws {@link KeyError}
 */
export async function requireAlive(key: PublicKey, date: Date): Promise<void> {
  requireAccepted(key.getAlgorithmInfo())
  if (key.getCreationTime() > date) throw new KeyError('key_not_yet_valid')
  if (await key.isRevoked(undefined, undefined, date, SETTINGS)) throw new KeyError('key_revoked')
  const expiry = await primaryExpiry(key)
  // Without a valid self-signature nobody vouches for the key.
  if (expiry === 'unknown') throw new KeyError('key_malformed')
  if (expiry && expiry <= date) throw new KeyError('key_expired', { at: expiry })
}

/**
 * Refuses a key that cannot sign on a date.
 *
 * @throws {@link KeyError} `key_no_signing`.
 */
export async function requireSigning(key: PublicKey, date: Date): Promise<void> {
  try {
    await key.getSigningKey(undefined, date, undefined, SETTINGS)
  } catch (cause) {
    throw new KeyError('key_no_signing', { cause })
  }
}

async function toCertificate(
  key: PublicKey,
  encryptionKey: PublicKey | Subkey,
  armored: string,
): Promise<Certificate> {
  const [info, primaryInfo] = [encryptionKey.getAlgorithmInfo(), key.getAlgorithmInfo()]
  return withPublicKey(
    {
      armored,
      fingerprint: Fingerprint.parse(key.getFingerprint()),
      encryptionKeyId: toKeyId(encryptionKey.getKeyID()),
      userIds: key.getUserIDs(),
      algorithm: requireAccepted(info),
      createdAt: key.getCreationTime(),
      expiresAt: earlier(await primaryExpiry(key), await subkeyExpiry(encryptionKey)),
      warnings: isShort(info) || isShort(primaryInfo) ? ['rsa_short'] : [],
    },
    key,
  )
}
