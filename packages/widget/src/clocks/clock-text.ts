import type { Clock, ClockState } from '@sealpost/protocol'
import { type DeadlineView, deadlineText } from './deadline-text.ts'

/** How a clock stands, in words. */
export type ClockText = {
  line: string
  countdown: string | null
  whereYouAre: string | null
}

/** Tells how a clock stands: when it is due while it is open, how it ended once it is not. */
export function clockText(clock: Clock, view: DeadlineView): ClockText {
  const { words } = view
  const due = clock.dueAt === null ? null : deadlineText(clock.dueAt, view)
  const settled = clock.settledAt === null ? null : settledDay(clock.settledAt, view)
  const wasDue = due ? `; ${words.wasDue(due.deadline)}` : ''
  const lines: Record<ClockState, () => string> = {
    running: () => (due ? words.due(due.deadline) : words.paused),
    late: () => (due ? words.wasDue(due.deadline) : words.missed),
    paused: () => words.paused,
    met: () => words.kept(settled ?? ''),
    missed: () => (settled === null ? words.missed : words.keptLate(settled)) + wasDue,
    void: () => words.void,
  }
  const isDue = clock.state === 'running' || clock.state === 'late'
  return {
    line: lines[clock.state](),
    countdown: isDue && due ? due.countdown : null,
    whereYouAre: isDue && due ? due.whereYouAre : null,
  }
}

function settledDay(settledAt: string, { locale, timeZone }: DeadlineView): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(
    Date.parse(settledAt),
  )
}
