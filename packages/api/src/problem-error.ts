import { PROBLEMS, type ProblemCode } from '@sealpost/protocol'

export type ProblemErrorOptions = {
  /** Facts of this request that help its caller; never an echo of input. Defaults to the code's remedy. */
  detail?: string
  /** For `invalid_request`: each offending field by its path, such as `/channel`. */
  errors?: readonly FieldError[]
  /** Seconds after which the same request may succeed. */
  retryAfter?: number
  cause?: unknown
}

export type FieldError = { path: string; message: string }

/** A refusal on its way to the caller. Its status and wording live in protocol's `PROBLEMS`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly detail: string
  readonly errors: readonly FieldError[] | undefined
  readonly retryAfter: number | undefined

  constructor(code: ProblemCode, options: ProblemErrorOptions = {}) {
    super(PROBLEMS[code].title, { cause: options.cause })
    this.code = code
    this.detail = options.detail ?? PROBLEMS[code].remedy
    this.errors = options.errors
    this.retryAfter = options.retryAfter
  }
}
