import { SealpostError } from '../core/errors.ts'

const REASONS = {
  gpg_not_found: 'gpg was not found. Install GnuPG 2.2 or newer, or name the program.',
  no_such_key: 'gpg has no certificate with this fingerprint. See `gpg --list-keys`.',
  no_private_key:
    'gpg has no private key for this. See `gpg --list-secret-keys`; for one on a card, run `gpg --card-status`.',
  key_unusable:
    'gpg will not use this key: it expired, was revoked or is disabled. Extend it, or replace it.',
  cancelled: 'You cancelled it. Nothing was opened, signed or sent.',
  wrong_passphrase: 'The passphrase or PIN was wrong.',
  no_pinentry:
    'gpg could not ask for the passphrase or PIN. At a terminal, run `export GPG_TTY=$(tty)`; where nobody is there to answer, give a passphrase.',
  no_agent: 'gpg could not reach its agent. See `gpg-connect-agent /bye`.',
  no_card: 'The card or token with the private key is not there, or was taken out. Insert it.',
  card_blocked: 'The card is blocked after too many wrong PINs. See `gpg --card-edit`.',
  timed_out: 'gpg did not answer in time. Perhaps it waits for a passphrase, a PIN or a touch.',
  gpg_failed: 'gpg failed.',
} as const

/** Why gpg did not do what it was asked for. */
export type GpgErrorCode = keyof typeof REASONS

/** Thrown when gpg did not open or sign; the message says what to do. Nothing was sent. */
export class GpgError extends SealpostError {
  override readonly name = 'GpgError'
  readonly code: GpgErrorCode

  /** `said` is the last that gpg wrote for people. */
  constructor(code: GpgErrorCode, { said, cause }: { said?: string; cause?: unknown } = {}) {
    super(said ? `${REASONS[code]} (${said})` : REASONS[code], { cause })
    this.code = code
  }
}
