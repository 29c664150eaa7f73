import { CodedError } from '../coded-error.ts'

/** Every way a key is refused, and what its owner can do. */
const REFUSALS = {
  key_malformed: 'This is not an OpenPGP key. Export it again, ASCII-armored and whole.',
  key_private: 'This is a private key. Keep it secret and use the public key.',
  key_public: 'This is a public key. Use the private key.',
  key_several: 'There are several keys in this text. Use one block with one key at a time.',
  key_fingerprint_mismatch: 'This key does not have the expected fingerprint.',
  key_rsa_short: 'This RSA key is shorter than 2048 bits. Make a new key.',
  key_algorithm:
    'This kind of key is not accepted. Use RSA, Curve25519, NIST P-256, P-384 or P-521.',
  key_version: 'Only version 4 OpenPGP keys are accepted. Make one that gpg 2.2 can read.',
  key_no_encryption: 'This key has no part that can encrypt. Add an encryption subkey.',
  key_no_signing: 'This key has no part that can sign now. Add a signing subkey.',
  key_other_signature:
    'The program that keeps this key returned something else than one signature by it. Nothing was sent.',
  key_revoked: 'This key was revoked by its owner. Use its successor.',
  key_expired: 'This key has expired. Extend it and publish it again.',
  key_subkey_expired: 'The encryption subkey of this key has expired. Extend or replace it.',
  key_not_yet_valid: 'This key was made in the future. Check the clock of this computer.',
  key_passphrase: 'This key needs its passphrase, and the one given does not open it.',
} as const satisfies Record<string, string>

/** Why a key is refused. */
export type KeyErrorCode = keyof typeof REFUSALS

/** Thrown for a key that cannot be used; the message says what its owner can do. */
export class KeyError extends CodedError<KeyErrorCode> {
  override readonly name = 'KeyError'

  /** `found` names what was met instead, `at` when it ended. */
  constructor(code: KeyErrorCode, options: ErrorOptions & { found?: string; at?: Date } = {}) {
    const { found, at } = options
    const details = [found && `(found ${found})`, at && `(since ${at.toISOString().slice(0, 10)})`]
    super(code, [REFUSALS[code], ...details.filter(Boolean)].join(' '), options)
  }
}
