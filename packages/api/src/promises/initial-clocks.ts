import {
  beginLife,
  type Clock,
  clocksOf,
  dueSoonMs,
  endOfDayMs,
  localDay,
  UTC_CALENDAR,
} from '@sealpost/protocol'
import { toTimestamp } from '../storage/timestamp.ts'
import type { ChannelTerms, ProfileTerms } from '../vendors/read-profile-terms.ts'
import { type Deadlines, deadlinesOf } from './deadlines.ts'

type Receipt = { receivedAtMs: number; urgent: boolean }

/** The clocks of whatever comes in on one day; only when they started differs. */
type Day = {
  fromMs: number
  untilMs: number
  clocks: readonly Clock[]
  /** The one that is due first. */
  first: Clock | undefined
  nextDueAtMs: number | null
}

// Deadlines are ends of days, and finding them takes longer than storing a report.
const remembered = new WeakMap<ChannelTerms, Map<boolean, Day>>()

/** The clocks of a report at the moment it is received, and what its row says about them. */
export function initialClocks(
  profile: Pick<ProfileTerms, 'terms'>,
  channel: ChannelTerms,
  receipt: Receipt,
): Deadlines & { clocks: Clock[] } {
  const { clocks, first, nextDueAtMs } = dayFor(profile, channel, receipt)
  const startedAt = toTimestamp(receipt.receivedAtMs)
  return {
    clocks: clocks.map((clock) => ({ ...clock, startedAt })),
    nextDueAtMs,
    // What is due first is also the first to be due soon.
    nextAlarmAtMs: first ? dueSoonMs({ ...first, startedAt }) : null,
  }
}

function dayFor(
  profile: Pick<ProfileTerms, 'terms'>,
  channel: ChannelTerms,
  receipt: Receipt,
): Day {
  const days = remembered.get(channel) ?? new Map<boolean, Day>()
  remembered.set(channel, days)
  const { receivedAtMs, urgent } = receipt
  const known = days.get(urgent)
  if (known && known.fromMs <= receivedAtMs && receivedAtMs < known.untilMs) return known
  const day = computeDay(profile, channel, receipt)
  days.set(urgent, day)
  return day
}

function computeDay(
  { terms }: Pick<ProfileTerms, 'terms'>,
  channel: ChannelTerms,
  receipt: Receipt,
): Day {
  const { timeZone } = terms.calendar ?? UTC_CALENDAR
  const { receivedAtMs } = receipt
  const today = localDay(receivedAtMs, timeZone)
  const clocks = clocksOf(terms, channel, beginLife(receipt), receivedAtMs)
  const { nextDueAtMs } = deadlinesOf(clocks)
  return {
    fromMs: endOfDayMs(today - 1, timeZone),
    untilMs: endOfDayMs(today, timeZone),
    clocks,
    first: clocks.find(({ dueAt }) => dueAt !== null && Date.parse(dueAt) === nextDueAtMs),
    nextDueAtMs,
  }
}
