import { endOfDayMs, localDay, type Timestamp } from '@sealpost/protocol'
import type { PromiseTerms } from '../i18n/promise-terms.ts'

/** In whose words and by whose clock a deadline is told. */
export type DeadlineView = {
  words: PromiseTerms
  /** BCP 47 tag, for dates. */
  locale: string
  /** IANA name of the zone that the policy counts in. */
  timeZone: string
  /** IANA name of the zone of whoever reads. */
  readerZone: string
  nowMs: number
}

/** A deadline in words. */
export type DeadlineText = {
  /** Such as "Wednesday, 2 September 2026, end of day in London". */
  deadline: string
  /** Such as "in 3 days" or "yesterday", by the days of the policy's zone. */
  countdown: string
  /** The same moment by the reader's clock; null if it ends the same day there. */
  whereYouAre: string | null
}

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** Tells a deadline in the policy's zone and, where the clocks differ, in the reader's. */
export function deadlineText(dueAt: Timestamp, view: DeadlineView): DeadlineText {
  const { words, locale, timeZone, readerZone } = view
  const dueMs = Date.parse(dueAt)
  const place = placeName(timeZone)
  const deadline = endsDay(dueMs, timeZone)
    ? words.endOfDay(dayName(lastDayMs(dueMs), { locale, timeZone }), place)
    : `${momentName(dueMs, { locale, timeZone })} (${place})`
  return {
    deadline,
    countdown: countdown(dueMs, view),
    whereYouAre: isSameClock(dueMs, timeZone, readerZone)
      ? null
      : words.whereYouAre(momentName(dueMs, { locale, timeZone: readerZone })),
  }
}

/** A zone by its city, as people call it. */
export function placeName(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ')
}

type In = { locale: string; timeZone: string }

const DAY = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const

function dayName(atMs: number, { locale, timeZone }: In): string {
  return new Intl.DateTimeFormat(locale, { ...DAY, timeZone }).format(atMs)
}

function momentName(atMs: number, { locale, timeZone }: In): string {
  const time = { hour: '2-digit', minute: '2-digit' } as const
  return new Intl.DateTimeFormat(locale, { ...DAY, ...time, timeZone }).format(atMs)
}

// What ends with a day is due at the first moment of the next.
function lastDayMs(dueMs: number): number {
  return dueMs - 1
}

function endsDay(dueMs: number, timeZone: string): boolean {
  return endOfDayMs(localDay(lastDayMs(dueMs), timeZone), timeZone) === dueMs
}

function isSameClock(atMs: number, one: string, other: string): boolean {
  const read = (timeZone: string) => momentName(atMs, { locale: 'en', timeZone })
  return read(one) === read(other)
}

function countdown(dueMs: number, { locale, timeZone, nowMs }: DeadlineView): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const days = localDay(lastDayMs(dueMs), timeZone) - localDay(nowMs, timeZone)
  if (days !== 0) return relative.format(days, 'day')
  const leftMs = dueMs - nowMs
  return Math.abs(leftMs) < HOUR_MS
    ? relative.format(Math.ceil(leftMs / MINUTE_MS), 'minute')
    : relative.format(Math.ceil(leftMs / HOUR_MS), 'hour')
}
