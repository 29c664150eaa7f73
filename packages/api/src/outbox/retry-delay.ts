import { RETRY_SECONDS } from '@sealpost/protocol'

const DAY_MS = 86_400_000
const MAX_JITTER = 0.1

export type FailedAttempt = {
  /** How often it was tried by now. */
  attempts: number
  retryAfterMs: number | null
  /** From 0 to below 1. */
  random: number
}

/** How long to wait after an attempt that failed; null after the last one. */
export function retryDelayMs({ attempts, retryAfterMs, random }: FailedAttempt): number | null {
  const seconds = RETRY_SECONDS[attempts - 1]
  if (seconds === undefined) return null
  // To either side: what failed together comes back one by one.
  const delayMs = seconds * 1000 * (1 + MAX_JITTER * (2 * random - 1))
  return Math.round(Math.max(delayMs, Math.min(retryAfterMs ?? 0, DAY_MS)))
}

/** Longer than any delay. What waits longer was put off by a clock that was wrong. */
export const MAX_RETRY_DELAY_MS = 2 * DAY_MS
