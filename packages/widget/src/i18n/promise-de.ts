import type { Span } from '@sealpost/protocol'
import type { PromiseTerms } from './promise-terms.ts'

export const de: PromiseTerms = {
  names: {
    acknowledge: 'Bestätigung',
    firstAnswer: 'Erste Antwort',
    triage: 'Bewertung',
    update: 'Ein Zwischenstand',
    emergency: 'Eilige Behebung',
    remediate: 'Behebung',
    disclose: 'Veröffentlichung',
  },
  meanings: {
    acknowledge: (vendor) => `Jemand bei ${vendor} bestätigt, dass die Meldung da ist.`,
    firstAnswer: (vendor) => `Jemand bei ${vendor} antwortet, wie auch immer die Antwort ausfällt.`,
    triage: () => 'Die Meldung ist geprüft und eingestuft, oder sie ist abgelehnt.',
    update: (vendor) => `Ab dann sagt ${vendor} Ihnen, wie es steht, bis es eine Behebung gibt.`,
    emergency: () => 'Für Lücken, die schon ausgenutzt werden, gezählt ab dem Tag der Kenntnis.',
    remediate: () => 'Eine Behebung ist verfügbar.',
    disclose: () => 'Der Fund darf öffentlich werden, wenn kein anderer Termin vereinbart ist.',
  },
  within: (span) =>
    'days' in span
      ? `innerhalb von ${counted(span.days, 'Tag', 'Tagen')}`
      : `innerhalb von ${counted(span.businessDays, 'Arbeitstag', 'Arbeitstagen')}`,
  atLeastEvery: (span) => `mindestens ${every(span)}`,
  endOfDay: (day, place) => `${day}, Tagesende in ${place}`,
  whereYouAre: (time) => `bei Ihnen ${time}`,

  due: (deadline) => `fällig ${deadline}`,
  wasDue: (deadline) => `war fällig ${deadline}`,
  paused: 'wartet auf Ihre Antwort',
  kept: (day) => `eingehalten am ${day}`,
  keptLate: (day) => `verspätet eingehalten am ${day}`,
  missed: 'nicht eingehalten',
  void: 'nicht mehr geschuldet',
}

function every(span: Span): string {
  if ('days' in span) return span.days === 1 ? 'jeden Tag' : `alle ${span.days} Tage`
  const { businessDays } = span
  return businessDays === 1 ? 'jeden Arbeitstag' : `alle ${businessDays} Arbeitstage`
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
