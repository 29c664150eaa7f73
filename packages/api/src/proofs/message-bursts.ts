import type { ReportId, VendorSlug } from '@sealpost/protocol'
import type { Clock } from '../deps.ts'

const MAX_CASES = 20_000
const MESSAGES_AT_ONCE = 10
const MS_PER_MESSAGE = 60_000

type Case = { vendor: VendorSlug; reportId: ReportId }

/**
 * A token bucket for each case: so many messages at once, then one a minute. Cases live in this map
 * only, and the oldest make room.
 *
 * @returns Whether a message that comes now is one too many.
 */
export function watchBursts(clock: Clock): (of: Case) => boolean {
  // When a case's bucket will be full again.
  const fullAt = new Map<string, number>()
  return ({ vendor, reportId }) => {
    const nowMs = clock.nowMs()
    const key = `${vendor}/${reportId}`
    const next = Math.max(nowMs, fullAt.get(key) ?? nowMs) + MS_PER_MESSAGE
    const isBurst = next > nowMs + MESSAGES_AT_ONCE * MS_PER_MESSAGE
    if (isBurst) return true
    // Set anew, so that the map stays in the order of use and its first entry is the oldest.
    fullAt.delete(key)
    fullAt.set(key, next)
    const [oldest] = fullAt.keys()
    if (fullAt.size > MAX_CASES && oldest !== undefined) fullAt.delete(oldest)
    return false
  }
}
