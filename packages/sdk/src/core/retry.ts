import {
  AbortError,
  ApiError,
  ConnectionError,
  MalformedAnswerError,
  TimeoutError,
} from './errors.ts'

/** How a failed request is repeated. */
export type RetryOptions = {
  /** Attempts after the first. 0 turns retrying off. */
  maxRetries: number
  /** Wait before the first retry; doubles after each, up to {@link maxDelayMs}. */
  baseDelayMs: number
  maxDelayMs: number
  /** A longer `Retry-After` than this is handed to the caller instead of being waited for. */
  maxRetryAfterMs: number
}

export const DEFAULT_RETRIES: RetryOptions = {
  maxRetries: 2,
  baseDelayMs: 500,
  maxDelayMs: 8000,
  maxRetryAfterMs: 60_000,
}

/** Waits, or throws as soon as the signal aborts. */
export type Pause = (delayMs: number, signal?: AbortSignal) => Promise<void>

const TRANSIENT_STATUSES = [429, 500, 502, 503, 504]

/** Repeats an attempt while `isRepeatable` says that its error may pass. */
export async function withRetries<T>(
  attempt: (retries: number) => Promise<T>,
  plan: RetryOptions & {
    isRepeatable: (error: unknown) => boolean
    pause: Pause
    signal?: AbortSignal | undefined
  },
): Promise<T> {
  for (let retries = 0; ; retries++) {
    try {
      return await attempt(retries)
    } catch (error) {
      const delayMs = retryDelayMs(plan, retries, retryAfterOf(error))
      if (retries >= plan.maxRetries || delayMs === null || !plan.isRepeatable(error)) throw error
      await plan.pause(delayMs, plan.signal)
    }
  }
}

/** Whether the same request may succeed a little later. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return true
  return isAnswerError(error) && TRANSIENT_STATUSES.includes(error.status)
}

/** Whether the service refused before it did anything, so that even a request without an id may be repeated. */
export function isRefusedUntouched(error: unknown): boolean {
  return isAnswerError(error) && error.status === 429
}

/** How long to wait before the next attempt; null if the service asks for more than anyone should wait. */
export function retryDelayMs(
  options: RetryOptions,
  retries: number,
  retryAfterMs: number | null,
): number | null {
  if (retryAfterMs !== null) return retryAfterMs <= options.maxRetryAfterMs ? retryAfterMs : null
  const ceilingMs = Math.min(options.baseDelayMs * 2 ** retries, options.maxDelayMs)
  // Half of it is random, so that clients that failed together do not come back together.
  return ceilingMs / 2 + (ceilingMs / 2) * Math.random()
}

/** Reads a `Retry-After` header: seconds, or a date (RFC 9110 §10.2.3). Null when absent or unreadable. */
export function parseRetryAfter(header: string | null, nowMs: number): number | null {
  if (header === null) return null
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000
  const atMs = Date.parse(header)
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs)
}

/** Waits by the runtime's timer. */
export function pause(delayMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer)
      reject(new AbortError('The request was aborted', { cause: signal?.reason }))
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', abort)
      resolve()
    }, delayMs)
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
}

/** How long a refusal asks to wait; null if it does not say. */
export function retryAfterOf(error: unknown): number | null {
  return isAnswerError(error) ? error.retryAfterMs : null
}

function isAnswerError(error: unknown): error is ApiError | MalformedAnswerError {
  return error instanceof ApiError || error instanceof MalformedAnswerError
}
