import { askOnce, isOnline, type ServiceAnswer, type ServiceRequest } from './ask-once.ts'
import { TransportError } from './transport-error.ts'

/** How long to go on when the network or the service fails for a while. */
export type Patience = {
  /** For one try. */
  tryMs: number
  /** No new try begins after this. */
  totalMs: number
  /** Wait before the second try; doubles after each, up to `maxDelayMs`. */
  baseDelayMs: number
  maxDelayMs: number
}

/** Told before each wait. */
export type Wait = { trouble: string; attempt: number; delayMs: number }

export type AskOptions = {
  patience: Patience
  signal?: AbortSignal | undefined
  onWait?: ((wait: Wait) => void) | undefined
}

/**
 * Asks until there is an answer or patience ends. The same request may arrive several times.
 *
 * @throws {@link TransportError} the last try's reason.
 */
export async function ask(request: ServiceRequest, options: AskOptions): Promise<ServiceAnswer> {
  const { patience, signal, onWait } = options
  const endMs = performance.now() + patience.totalMs
  for (let attempt = 1; ; attempt++) {
    try {
      // A wait may have lasted longer than was asked for, and no time-out can be negative.
      const leftMs = Math.max(1, Math.ceil(endMs - performance.now()))
      return await askOnce(request, Math.min(patience.tryMs, leftMs), signal)
    } catch (error) {
      if (!(error instanceof TransportError) || !error.isPassing) throw error
      const delayMs = error.retryAfterMs ?? backOffMs(attempt, patience)
      if (performance.now() + delayMs >= endMs) throw error
      onWait?.({ trouble: error.code, attempt, delayMs })
      await pause(delayMs, signal)
    }
  }
}

// Half of the wait is random, so that forms that lost the same service do not return in step.
function backOffMs(attempt: number, { baseDelayMs, maxDelayMs }: Patience): number {
  return Math.min(maxDelayMs, baseDelayMs * 2 ** (attempt - 1)) * (0.5 + Math.random() / 2)
}

/** Waits; a network that comes back ends the wait at once. */
async function pause(delayMs: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted()
  const ended = new AbortController()
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, delayMs)
    const wake = () => resolve()
    if (!isOnline()) globalThis.addEventListener('online', wake, { signal: ended.signal })
    signal?.addEventListener('abort', wake, { signal: ended.signal })
    ended.signal.addEventListener('abort', () => clearTimeout(timer))
  })
  ended.abort()
  signal?.throwIfAborted()
}
