import type { Fingerprint, KeyId } from '../ids.ts'

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
