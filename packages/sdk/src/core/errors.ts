import type { Problem, ProblemCode } from '@sealpost/protocol'

/** The root of everything this package throws on purpose. Tell them apart by `code`. */
export abstract class SealpostError extends Error {
  abstract readonly code: string
}

/** Thrown before anything is sent: an option or an input cannot be right. `faults` name each place by its path. */
export class InvalidInputError extends SealpostError {
  override readonly name = 'InvalidInputError'
  readonly code = 'invalid_input'
  readonly faults: readonly Fault[]

  constructor(message: string, faults: readonly Fault[] = []) {
    super(message)
    this.faults = faults
  }
}

/** One place that is wrong, such as `/channel`, and what it must be. */
export type Fault = { path: string; message: string }

/** Thrown when the service refused the request. */
export class ApiError extends SealpostError {
  override readonly name = 'ApiError'
  /** One of protocol's {@link ProblemCode}s, or a newer one that this version does not know. */
  readonly code: ProblemCode | (string & {})
  readonly status: number
  /** What the caller can do, with the facts of this request. */
  readonly detail: string
  /** Names the request in the service's log. */
  readonly requestId: string | null
  /** For `invalid_request`: each offending field. */
  readonly errors: readonly Fault[]
  /** How long the service asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null

  constructor(problem: Problem, retryAfterMs: number | null) {
    const places =
      problem.errors?.map(({ path, message }) => ` ${path}: ${message}.`).join('') ?? ''
    super(`${problem.title} (${problem.code}). ${problem.detail}${places}`)
    this.code = problem.code
    this.status = problem.status
    this.detail = problem.detail
    this.requestId = problem.requestId ?? null
    this.errors = problem.errors ?? []
    this.retryAfterMs = retryAfterMs
  }
}

/** Thrown when no answer came: wrong address, no network, TLS refused, connection lost. */
export class ConnectionError extends SealpostError {
  override readonly name = 'ConnectionError'
  readonly code = 'connection_failed'
}

/** Thrown when the answer was not complete within `timeoutMs`. */
export class TimeoutError extends SealpostError {
  override readonly name = 'TimeoutError'
  readonly code = 'timed_out'
}

/** Thrown when the caller's signal aborted; `cause` is the signal's reason. */
export class AbortError extends SealpostError {
  override readonly name = 'AbortError'
  readonly code = 'aborted'
}

/** Why an answer was not believed. */
export type MalformedAnswerCode =
  | 'answer_not_json'
  | 'answer_unexpected'
  | 'answer_too_large'
  | 'answer_redirected'
  | 'answer_hash_mismatch'

/** Thrown when something answered, but not as a Sealpost service does. */
export class MalformedAnswerError extends SealpostError {
  override readonly name = 'MalformedAnswerError'
  readonly code: MalformedAnswerCode
  readonly status: number
  /** How long the answer asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null

  constructor(code: MalformedAnswerCode, answer: AnswerHead, options?: ErrorOptions) {
    super(`${MALFORMED_ANSWERS[code]} (status ${answer.status}). ${WHERE_TO_LOOK}`, options)
    this.code = code
    this.status = answer.status
    this.retryAfterMs = answer.retryAfterMs
  }
}

/** What an error keeps of the answer that caused it. */
export type AnswerHead = { status: number; retryAfterMs: number | null }

const WHERE_TO_LOOK =
  'Check that `baseUrl` is the address of a Sealpost service, with no proxy or login page before it.'

const MALFORMED_ANSWERS: Record<MalformedAnswerCode, string> = {
  answer_not_json: 'The answer is not JSON',
  answer_unexpected: 'The answer does not have the expected shape',
  answer_too_large: 'The answer is larger than any answer should be',
  answer_redirected: 'The service answered with a redirect',
  answer_hash_mismatch: 'The sealed bytes are not those that the service says it stores',
}

/** Whether an error is the service's refusal with one of these codes. */
export function isRefusal(error: unknown, ...codes: readonly ProblemCode[]): error is ApiError {
  return error instanceof ApiError && codes.some((code) => code === error.code)
}
