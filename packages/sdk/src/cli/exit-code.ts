import { ProfileError, ProofFileError } from '@sealpost/protocol'
import { KeyError, OpenError, ProfileTrustError } from '@sealpost/protocol/envelope'
import { ApiError, InvalidInputError } from '../core/errors.ts'
import { GpgError } from '../gpg/gpg-error.ts'
import { SaveError } from '../node/save-error.ts'
import { AnswerError } from '../open/answer-error.ts'
import { AttachmentError } from '../open/attachment-error.ts'
import { CreditError } from '../open/credit-error.ts'
import { OpenReportError } from '../open/open-error.ts'

/** What a script may rely on. */
export const EXIT = {
  ok: 0,
  /** No answer, a broken answer, or something unforeseen. Trying again may help. */
  failed: 1,
  /** The command, an option, a file or a key cannot be used. */
  usage: 2,
  /** The service said no: unknown, not allowed, or not possible now. */
  refused: 3,
  /** A report, profile or policy did not pass its checks. */
  doubtful: 4,
} as const

export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Thrown by commands for what the caller has to change in the command line or a file. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly code = 'usage'
}

/** Thrown by commands whose outcome is that something did not pass its checks. */
export class DoubtError extends Error {
  override readonly name = 'DoubtError'
  readonly code = 'doubtful'
}

/** The exit code that an error means. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof ApiError)
    return error.status >= 500 || error.status === 429 ? EXIT.failed : EXIT.refused
  const mistakes = [UsageError, GpgError, InvalidInputError, KeyError, ProofFileError, SaveError]
  if (mistakes.some((kind) => error instanceof kind)) return EXIT.usage
  const doubts = [
    AnswerError,
    AttachmentError,
    CreditError,
    DoubtError,
    OpenError,
    OpenReportError,
    ProfileError,
    ProfileTrustError,
  ]
  return doubts.some((kind) => error instanceof kind) ? EXIT.doubtful : EXIT.failed
}
