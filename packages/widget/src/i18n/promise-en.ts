import type { Span } from '@sealpost/protocol'
import type { PromiseTerms } from './promise-terms.ts'

export const en: PromiseTerms = {
  names: {
    acknowledge: 'Confirmation',
    firstAnswer: 'First answer',
    triage: 'Triage',
    update: 'An update',
    emergency: 'Emergency fix',
    remediate: 'Fix',
    disclose: 'Publication',
  },
  meanings: {
    acknowledge: (vendor) => `A person at ${vendor} confirms that the report is there.`,
    firstAnswer: (vendor) => `A person at ${vendor} answers, whatever the answer is.`,
    triage: () => 'The report is validated and its severity rated, or it is declined.',
    update: (vendor) => `From then on ${vendor} lets you know how it stands, until there is a fix.`,
    emergency: () => 'For what is exploited already, counted from the day this is known.',
    remediate: () => 'A fix is available.',
    disclose: () => 'The issue may become public, unless another date is agreed.',
  },
  within: (span) => `within ${daysOf(span)}`,
  atLeastEvery: (span) => `at least every ${daysOf(span).replace(/^1 /, '')}`,
  endOfDay: (day, place) => `${day}, end of day in ${place}`,
  whereYouAre: (time) => `${time} where you are`,

  due: (deadline) => `due ${deadline}`,
  wasDue: (deadline) => `was due ${deadline}`,
  paused: 'waits for your answer',
  kept: (day) => `kept on ${day}`,
  keptLate: (day) => `kept late, on ${day}`,
  missed: 'not kept',
  void: 'no longer owed',
}

function daysOf(span: Span): string {
  return 'days' in span
    ? counted(span.days, 'day', 'days')
    : counted(span.businessDays, 'business day', 'business days')
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
