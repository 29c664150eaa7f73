import { OpenError } from '@sealpost/protocol/envelope'
import type { UnverifiableReason } from './sealing.ts'

/** Thrown while an item is judged; becomes part of the case instead of stopping it. */
export class UnverifiableError extends Error {
  override readonly name = 'UnverifiableError'
  readonly code: UnverifiableReason

  constructor(code: UnverifiableReason) {
    super(`The item cannot be verified: ${code}`)
    this.code = code
  }
}

/** Why an item could not be verified. Faults of ours are thrown on. */
export function unverifiableReason(error: unknown): UnverifiableReason {
  if (error instanceof UnverifiableError || error instanceof OpenError) return error.code
  throw error
}
