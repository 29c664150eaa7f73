import { type Trouble, TroubleError } from '../trouble.ts'

/** Thrown when one try did not get the answer. */
export class TransportError extends TroubleError {
  /** Whether the same request may succeed later. */
  readonly isPassing: boolean
  /** How long the service asks to wait; null if it does not say. */
  readonly retryAfterMs: number | null

  constructor(
    code: Trouble,
    options: ErrorOptions & { isPassing?: boolean; retryAfterMs?: number | null } = {},
  ) {
    super(code, options)
    this.isPassing = options.isPassing ?? false
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
