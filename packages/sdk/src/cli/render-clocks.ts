import { type Clock, isOpen, type PromiseId, type ReportSummary } from '@sealpost/protocol'

const WORDS: Record<PromiseId, string> = {
  acknowledge: 'acknowledge',
  firstAnswer: 'first answer',
  triage: 'triage',
  update: 'next update',
  emergency: 'emergency fix',
  remediate: 'fix',
  disclose: 'publish',
}

/** When and where deadlines are read. */
export type ClockView = { now: Date; timeZone: string }

/** Every promise on a report, with its deadline or outcome. */
export function renderClocks(clocks: readonly Clock[], view: ClockView): [string, string][] {
  return clocks.map((clock) => [WORDS[clock.promise], renderClock(clock, view)])
}

/** What is due next, or overdue, in a few words; empty if nothing is. */
export function renderNextClock(
  { promises }: Pick<ReportSummary, 'promises'>,
  view: ClockView,
): string {
  const [next] = promises
    .filter((clock) => isOpen(clock) && clock.dueAt !== null)
    .sort((one, other) => Date.parse(one.dueAt ?? '') - Date.parse(other.dueAt ?? ''))
  return next ? `${WORDS[next.promise]} ${renderClock(next, view)}` : ''
}

function renderClock({ state, dueAt, settledAt }: Clock, { now, timeZone }: ClockView): string {
  if (dueAt === null) return 'paused until the reporter answers'
  const due = `due ${lastMinute(dueAt, timeZone)}`
  switch (state) {
    case 'running':
      return `${due}, ${renderSpan(Date.parse(dueAt) - Number(now))} left`
    case 'late':
      return `LATE by ${renderSpan(Number(now) - Date.parse(dueAt))}, was ${due}`
    case 'missed':
      return settledAt === null ? `missed, was ${due}` : `kept too late, was ${due}`
    case 'met':
      return 'kept'
    case 'paused':
      return 'paused until the reporter answers'
    case 'void':
      return 'not owed any more'
  }
}

/** A deadline is the midnight that ends a day; people look for that day, not for the next. */
function lastMinute(dueAt: string, timeZone: string): string {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return `${format.format(Date.parse(dueAt) - 1)} ${timeZone}`
}

const MINUTE_MS = 60_000

/** A length of time in its two largest units, such as `2 d 5 h`. */
function renderSpan(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24]
  if (days > 0) return `${days} d ${hours} h`
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min`
}
