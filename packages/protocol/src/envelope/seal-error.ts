import { CodedError } from '../coded-error.ts'

/** Why nothing was sealed. */
export type SealErrorCode =
  | 'item_too_large'
  | 'recipient_unusable'
  | 'crypto_failed'
  | 'self_check_failed'

/** Thrown instead of returning anything that is not sealed. */
export class SealError extends CodedError<SealErrorCode> {
  override readonly name = 'SealError'
}
