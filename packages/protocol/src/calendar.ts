import type { BusinessCalendar, Span } from './policy/promises.ts'

const DAY_MS = 86_400_000
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5]

/** Where deadlines end for a policy without a calendar. */
export const UTC_CALENDAR: BusinessCalendar = { timeZone: 'UTC' }

/** A stretch of time in which a clock stands still; `untilMs` is null while it lasts. */
export type Pause = { fromMs: number; untilMs: number | null }

/**
 * The end of the last day of a span, in milliseconds since 1970; null while a pause keeps it open.
 *
 * Counting begins with the day after the one that holds the start, in the calendar's time zone: what
 * comes in on Friday at 23:30 has all of Monday as its first day. A day that ends within a pause
 * does not count, nor, for business days, does one on which nobody works.
 */
export function endOfSpanMs(
  startMs: number,
  span: Span,
  ...[calendar, pauses = []]: [calendar: BusinessCalendar, pauses?: readonly Pause[]]
): number | null {
  const { timeZone } = calendar
  const counts = 'days' in span ? () => true : businessDays(calendar)
  let left = 'days' in span ? span.days : span.businessDays
  for (let day = localDay(startMs, timeZone) + 1; ; day += 1) {
    if (!counts(day)) continue
    // Only a pause needs the exact end of each day; it is costly to find.
    const pause = pauses.length > 0 && pauseAt(endOfDayMs(day, timeZone), pauses)
    if (pause && pause.untilMs === null) return null
    if (!pause) left -= 1
    if (left === 0) return endOfDayMs(day, timeZone)
  }
}

/** The day that a place calls today, counted from 1970-01-01. */
export function localDay(atMs: number, timeZone: string): number {
  return Math.floor((atMs + offsetMs(atMs, timeZone)) / DAY_MS)
}

/** The first moment after a day, in milliseconds since 1970. */
export function endOfDayMs(day: number, timeZone: string): number {
  const nextMidnightMs = (day + 1) * DAY_MS
  // The clocks may be changed on either side of midnight, or at midnight itself.
  const candidates = [nextMidnightMs - DAY_MS, nextMidnightMs + DAY_MS]
    .map((nearMs) => nextMidnightMs - offsetMs(nearMs, timeZone))
    .filter((atMs) => localDay(atMs, timeZone) > day)
  return Math.min(...candidates)
}

/** Whether a day ends after the first moment and not after the second. */
export function dayEndsBetween(
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
  timeZone: string,
): boolean {
  // Clocks that are put back at midnight may make a day begin twice.
  let day = localDay(fromMs, timeZone) - 1
  while (endOfDayMs(day, timeZone) <= fromMs) day += 1
  return endOfDayMs(day, timeZone) <= untilMs
}

/** A calendar day such as `2026-11-22`, counted from 1970-01-01. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

function businessDays(calendar: BusinessCalendar): (day: number) => boolean {
  const holidays = new Set(calendar.holidays?.map(dayOf))
  const workingDays = calendar.workingDays ?? MONDAY_TO_FRIDAY
  return (day) => workingDays.includes(weekdayOf(day)) && !holidays.has(day)
}

/** ISO weekday; 1970-01-01 was a Thursday. */
function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function pauseAt(atMs: number, pauses: readonly Pause[]): Pause | undefined {
  return pauses.find(
    ({ fromMs, untilMs }) => fromMs < atMs && (untilMs === null || atMs <= untilMs),
  )
}

/** How far a place's clocks are ahead of UTC. */
function offsetMs(atMs: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0
  const parts = formatterFor(timeZone).formatToParts(atMs)
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const localMs = Date.UTC(
    read('year'),
    read('month') - 1,
    read('day'),
    read('hour'),
    read('minute'),
    read('second'),
  )
  return localMs - Math.floor(atMs / 1000) * 1000
}

// Making one takes a thousand times as long as using it.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const formatter = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(timeZone, formatter)
  return formatter
}
