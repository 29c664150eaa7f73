import { SealpostError } from '../core/errors.ts'

const REASONS = {
  doubtful_report:
    'The report did not pass its checks, so no signed answer is sealed to the key it names. Open it and look at its findings.',
  not_a_signer:
    'The profile does not name your key among its signers, so the reporter would not believe that the answer is yours. Use the key of a signer, or update without signing.',
  signer_unusable:
    'Your key can no longer sign: it expired or was revoked. Extend it, or replace it with `sealpost profile rotate`.',
  profile_expired:
    'Your published profile has expired. Sign it again with `sealpost profile push`, then answer.',
  profile_unverified:
    'The published profile is not one that the key you trust has signed. Publish yours with `sealpost profile push`, or name the fingerprint of today.',
  recipient_unusable:
    'A key of your published profile expired or was revoked, so not everybody could read the answer. Extend or replace that key and publish it with `sealpost profile push`, then answer.',
  no_channel:
    'The published profile no longer has the channel of this report, so it names nobody to seal the answer to. Publish a profile that has it.',
  no_proposal: 'The reporter has proposed no day that waits for an answer. Look at the thread.',
  embargo_over:
    'Days of publication can no longer be agreed: the issue is public, known to be exploited, or the case is over.',
} as const

/** Why a report is not answered. Nothing was sent. */
export type AnswerErrorCode = keyof typeof REASONS

/** Thrown before anything is sent; the message says what to do. `cause` names the key, where one is at fault. */
export class AnswerError extends SealpostError {
  override readonly name = 'AnswerError'
  readonly code: AnswerErrorCode

  constructor(code: AnswerErrorCode, options?: ErrorOptions) {
    const { cause } = options ?? {}
    super(cause instanceof Error ? `${REASONS[code]} (${cause.message})` : REASONS[code], options)
    this.code = code
  }
}
