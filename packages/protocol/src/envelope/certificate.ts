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

/** A private key that a program keeps to itself and uses on request, with its certificate. */
export type HeldKey = {
  certificate: Certificate
  isHeld: true
}

/** A private key to open and sign with, wherever it is. */
export type OwnKey = SecretKey | HeldKey

/**
 * A program that keeps a private key, such as gpg for a key ring or a card. Whatever it returns is
 * checked before it is used; whatever it throws is passed on unchanged.
 */
export type KeyKeeper = {
  /** Opens the session key in PKESK packets (RFC 9580 §5.1) that name parts of the key; null if they were changed. */
  openSessionKey: (packets: Uint8Array<ArrayBuffer>) => Promise<HeldSessionKey | null>
  /** Signs exactly these bytes: one detached signature of type 0x00, binary. */
  sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>
  /** Signs a text that stays readable around its signature (RFC 9580 §7). */
  signCleartext: (text: string) => Promise<string>
}

/** What one message is encrypted with. */
export type HeldSessionKey = {
  /** Number of the cipher (RFC 9580 §9.3). */
  cipher: number
  bytes: Uint8Array<ArrayBuffer>
}
