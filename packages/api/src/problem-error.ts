import { PROBLEMS, type ProblemCode } from '@sealpost/protocol'

export type ProblemErrorOptions = {
  /** Facts of this request that help its caller; never an echo of input. Defaults to the code's remedy. */
  detail?: string
  /** Seconds after which the same request may succeed. */
  retryAfter?: number
  cause?: unknown
}

/** A refusal on its way to the caller. Its status and wording live in protocol's `PROBLEMS`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly code: ProblemCode
  readonly detail: string
  readonly retryAfter: number | undefined

  constructor(code: ProblemCode, { detail, retryAfter, cause }: ProblemErrorOptions = {}) {
    super(PROBLEMS[code].title, { cause })
    this.code = code
    this.detail = detail ?? PROBLEMS[code].remedy
    this.retryAfter = retryAfter
  }
}
