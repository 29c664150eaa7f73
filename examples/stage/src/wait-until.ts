import { setTimeout as wait } from 'node:timers/promises'

const TIME_LIMIT_MS = 30_000
const EVERY_MS = 50

/**
 * Looks again and again until there is what is waited for, and gives that.
 *
 * @throws Error that names it, if it does not come within half a minute.
 */
export async function waitUntil<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
): Promise<T> {
  const untilMs = performance.now() + TIME_LIMIT_MS
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > untilMs) throw new Error(`In vain was waited for ${what}`)
    await wait(EVERY_MS)
  }
}
