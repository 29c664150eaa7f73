import { type Clock, clocksOf, endOfDayMs, localDay, UTC_CALENDAR } from '@sealpost/protocol'
import { toTimestamp } from '../storage/timestamp.ts'
import type { ChannelTerms, ProfileTerms } from '../vendors/read-profile-terms.ts'

type Receipt = { receivedAtMs: number; urgent: boolean }

/** The clocks of whatever comes in on one day; only when they started differs. */
type Day = { fromMs: number; untilMs: number; clocks: readonly Clock[] }

// Deadlines are ends of days, and finding them takes longer than storing a report.
const remembered = new WeakMap<ChannelTerms, Map<boolean, Day>>()

/** The clocks of a report at the moment it is received. */
export function initialClocks(
  profile: ProfileTerms,
  channel: ChannelTerms,
  receipt: Receipt,
): Clock[] {
  const days = remembered.get(channel) ?? new Map<boolean, Day>()
  remembered.set(channel, days)
  const { receivedAtMs, urgent } = receipt
  let day = days.get(urgent)
  if (!day || receivedAtMs < day.fromMs || receivedAtMs >= day.untilMs) {
    day = dayOf(profile, channel, receipt)
    days.set(urgent, day)
  }
  const startedAt = toTimestamp(receivedAtMs)
  return day.clocks.map((clock) => ({ ...clock, startedAt }))
}

function dayOf({ terms }: ProfileTerms, channel: ChannelTerms, receipt: Receipt): Day {
  const { timeZone } = terms.calendar ?? UTC_CALENDAR
  const { receivedAtMs } = receipt
  const today = localDay(receivedAtMs, timeZone)
  return {
    fromMs: endOfDayMs(today - 1, timeZone),
    untilMs: endOfDayMs(today, timeZone),
    clocks: clocksOf(terms, channel, { ...receipt, history: [] }, receivedAtMs),
  }
}
