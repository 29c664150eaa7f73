import {
  type CalendarDay,
  type Clock,
  calendarFile,
  isOpen,
  localDay,
  UTC_CALENDAR,
} from '@sealpost/protocol'
import { promiseWordsFor } from '../../i18n/promise-words.ts'
import type { CaseView } from '../case/case-view.ts'

const DAY_MS = 86_400_000

/** Every date of a case that is still to come as an iCalendar file; null if there is none. */
export function caseCalendar(view: CaseView): string | null {
  const { words, policy, opened, nowMs } = view
  const days = [...promisedDays(view), ...agreedDay(view)]
  const name = words.calendarName(policy.name, opened.standing.reference)
  return days.length > 0 ? calendarFile(name, days, new Date(nowMs)) : null
}

function promisedDays(view: CaseView): CalendarDay[] {
  const { terms, policy, opened, facts } = view
  const { names } = promiseWordsFor(terms)
  return opened.standing.promises
    .filter((clock) => isOpen(clock) && (clock.promise !== 'disclose' || !facts.embargo.agreed))
    .flatMap(({ promise, dueAt }) =>
      dueAt === null
        ? []
        : [dayOf(view, { key: promise, day: lastDay(policy, dueAt), title: names[promise] })],
    )
}

function agreedDay(view: CaseView): CalendarDay[] {
  const { agreed, state } = view.facts.embargo
  return agreed && state !== 'exited'
    ? [dayOf(view, { key: 'disclose', day: agreed, title: view.words.publication })]
    : []
}

function dayOf(
  { words, policy, opened }: CaseView,
  { key, day, title }: { key: Clock['promise']; day: string; title: string },
): CalendarDay {
  const { reportId, reference } = opened.standing
  const summary = `${words.calendarName(policy.name, reference)}: ${title}`
  return { uid: `${key}.${reportId}@sealpost`, day, summary }
}

/** The last day on which a promise is kept, where it is counted. What ends with a day is due at the first moment of the next. */
function lastDay({ calendar = UTC_CALENDAR }: CaseView['policy'], dueAt: string): string {
  const day = localDay(Date.parse(dueAt) - 1, calendar.timeZone)
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}
