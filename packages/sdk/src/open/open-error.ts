import { SealpostError } from '../core/errors.ts'

const REASONS = {
  not_a_report: 'What was opened is not a report.',
  not_a_signer:
    'The profile does not name your key among its signers, so the reporter would not believe the change is yours. Use the key of a signer, or update without signing.',
  doubtful_report:
    'The report did not pass its checks, so no signed answer is sealed to the key it names. Open it and look at its findings.',
} as const

/** Why a report is not opened or answered. Failures of the crypto itself are protocol's own errors. */
export type OpenErrorCode = keyof typeof REASONS

/** Thrown when a report cannot be opened or answered for a reason outside the crypto. */
export class OpenReportError extends SealpostError {
  override readonly name = 'OpenReportError'
  readonly code: OpenErrorCode

  constructor(code: OpenErrorCode, options?: ErrorOptions) {
    super(REASONS[code], options)
    this.code = code
  }
}
