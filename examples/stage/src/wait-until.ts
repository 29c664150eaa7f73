import { setTimeout as wait } from 'node:timers/promises'

const TIME_LIMIT_MS = 30_000
const EVERY_MS = 50

/**
 * Looks again and again until there is what is waited for, and gives that.
 *
 * @throws Error that names it, if it does not come in time, which is half a minute by default.
 */
export async function waitUntil<T>(
  what: string | (() => string),
  look: () => T | undefined | Promise<T | undefined>,
  withinMs = TIME_LIMIT_MS,
): Promise<T> {
  const untilMs = performance.now() + withinMs
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > untilMs) {
      throw new Error(`In vain was waited for ${typeof what === 'string' ? what : what()}`)
    }
    await wait(EVERY_MS)
  }
}
