import type { KeyID, PrivateKey, PublicKey, Subkey } from '#openpgp'
import { Fingerprint, type KeyId } from '../ids.ts'
import { findEncryptionKey, flaggedEncryptionKey } from './encryption-key.ts'
import { isShort, requireAccepted } from './key-algorithms.ts'
import { KeyError } from './key-error.ts'
import { toKeyId } from './key-id.ts'
import { type Expiry, primaryExpiry, subkeyExpiry } from './key-times.ts'
import { SETTINGS } from './settings.ts'

/** A public key that was found fit. Plain values to show; the parsed key belongs to the object itself. */
export type Certificate = {
  /** The one ASCII-armored block it was read from. */
  armored: string
  /** Primary fingerprint. */
  fingerprint: Fingerprint
  /** The part of the key that items are sealed to. */
  encryptionKeyId: KeyId
  userIds: string[]
  /** Of the encryption key, for people, such as `Curve25519` or `RSA 3072`. */
  algorithm: string
  createdAt: Date
  /** When it can no longer be sealed to; null if never. */
  expiresAt: Date | null
  /** `rsa_short`: shorter than 3072 bits. */
  warnings: 'rsa_short'[]
}

/** A private key, unlocked, with its certificate. */
export type SecretKey = {
  certificate: Certificate
  /** ASCII-armored and not protected by a passphrase. */
  armored: string
}

// Beside the plain values, not among them: those can then be logged, compared and stored.
const publicKeys = new WeakMap<Certificate, PublicKey>()
const privateKeys = new WeakMap<SecretKey, PrivateKey>()

/** The parsed key of a certificate that this folder made. */
export function publicKeyOf(certificate: Certificate): PublicKey {
  const key = publicKeys.get(certificate)
  if (!key) throw new TypeError('This certificate is a copy; use the object that was read.')
  return key
}

/** The parsed, unlocked key of a secret key that this folder made. */
export function privateKeyOf(secret: SecretKey): PrivateKey {
  const key = privateKeys.get(secret)
  if (!key) throw new TypeError('This secret key is a copy; use the object that was read.')
  return key
}

/** Pairs an unlocked private key with its certificate. */
export function toSecretKey(key: PrivateKey, certificate: Certificate): SecretKey {
  const secret = { certificate, armored: key.armor(SETTINGS) }
  privateKeys.set(secret, key)
  return secret
}

/** The key id object that OpenPGP.js wants where we write hex. */
export function encryptionKeyIdOf(certificate: Certificate): KeyID {
  const keyId = publicKeyOf(certificate)
    .getKeyIDs()
    .find((candidate) => toKeyId(candidate) === certificate.encryptionKeyId)
  if (!keyId) throw new TypeError('The certificate names a part that its key does not have.')
  return keyId
}

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
  return describe(key, await findEncryptionKey(key, use.date, use.encryptionKeyId), use.armored)
}

/**
 * Makes a certificate of a key that may have expired or been revoked since: enough to open and verify
 * what is old. Sealing and signing check again for themselves.
 *
 * @throws {@link KeyError} `key_algorithm` or `key_rsa_short`.
 */
export async function toPastCertificate(key: PublicKey, armored: string): Promise<Certificate> {
  requireAccepted(key.getAlgorithmInfo())
  return describe(key, flaggedEncryptionKey(key), armored)
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

async function describe(
  key: PublicKey,
  encryptionKey: PublicKey | Subkey,
  armored: string,
): Promise<Certificate> {
  const [info, primaryInfo] = [encryptionKey.getAlgorithmInfo(), key.getAlgorithmInfo()]
  const certificate: Certificate = {
    armored,
    fingerprint: Fingerprint.parse(key.getFingerprint()),
    encryptionKeyId: toKeyId(encryptionKey.getKeyID()),
    userIds: key.getUserIDs(),
    algorithm: requireAccepted(info),
    createdAt: key.getCreationTime(),
    expiresAt: earlier(await primaryExpiry(key), await subkeyExpiry(encryptionKey)),
    warnings: isShort(info) || isShort(primaryInfo) ? ['rsa_short'] : [],
  }
  publicKeys.set(certificate, key)
  return certificate
}

function earlier(one: Expiry, other: Expiry): Date | null {
  const times = [one, other].filter((expiry) => expiry instanceof Date).map(Number)
  return times.length > 0 ? new Date(Math.min(...times)) : null
}
