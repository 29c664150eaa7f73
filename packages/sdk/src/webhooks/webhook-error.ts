import { SealpostError } from '../core/errors.ts'

const REFUSALS = {
  missing_header: 'A header of Standard Webhooks is missing or cannot be read.',
  wrong_signature: 'No signature fits. It must be checked over the body exactly as it came in.',
  too_old: 'The request was made too long ago, or this clock is ahead.',
  too_new: 'The request was made in the future, or this clock is behind.',
  malformed_event: 'The request is signed, but its body is no event that this version knows.',
  other_vendor: 'The event is about another vendor of the same service.',
  unusable_key: 'A key must be `whsec_` or `whpk_` and base64, as the service shows it.',
  vendor_missing:
    'With a `whpk_` key, name your `vendor`: the service signs for all of them with it.',
} as const satisfies Record<string, string>

/** Why a request of a webhook is not believed. */
export type WebhookErrorCode = keyof typeof REFUSALS

/** Thrown for a request that must not be acted on. `unusable_key` and `vendor_missing` are mistakes of the receiver's own. */
export class WebhookError extends SealpostError {
  override readonly name = 'WebhookError'
  readonly code: WebhookErrorCode

  constructor(code: WebhookErrorCode, options?: ErrorOptions) {
    super(REFUSALS[code], options)
    this.code = code
  }
}
