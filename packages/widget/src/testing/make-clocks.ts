import type { Clock, Policy } from '@sealpost/protocol'
import { makePolicy } from './make-policy.ts'

const DAY_MS = 86_400_000

/** A policy that promises everything, in London, with credit. */
export function makePromisingPolicy(changes: Parameters<typeof makePolicy>[0] = {}): Policy {
  return makePolicy({
    promises: {
      acknowledge: { within: { businessDays: 2 }, note: 'From a person.' },
      firstAnswer: { within: { days: 14 } },
      triage: { within: { businessDays: 5 } },
      update: { within: { days: 14 } },
      emergency: { within: { days: 7 }, note: 'Where technically feasible.' },
      remediate: { within: { days: 90 } },
    },
    calendar: { timeZone: 'Europe/London', holidays: ['2026-12-25', '2026-12-28'] },
    disclosure: { window: { days: 90 }, text: 'Published after the fix.' },
    credit: { asked: 'now', minimumSeverity: 'medium', newFindingsOnly: true },
    ...changes,
  })
}

/** A clock of the triage that ends with Wednesday, 25 November 2026, in London; `changes` replace whole keys. */
export function makeClock(changes: Partial<Clock> = {}): Clock {
  return {
    promise: 'triage',
    state: 'running',
    startedAt: '2026-11-22T09:30:00.000Z',
    dueAt: '2026-11-26T00:00:00.000Z',
    settledAt: null,
    ...changes,
  }
}

/** One clock in each state, as a report may have them now. */
export function makeClocks(): Clock[] {
  const [past, soon] = [-3, 3].map((days) => new Date(Date.now() + days * DAY_MS).toISOString())
  const [before = '', after = ''] = [past, soon]
  return [
    makeClock({ promise: 'acknowledge', state: 'met', settledAt: before }),
    makeClock({ promise: 'firstAnswer', state: 'missed', settledAt: before }),
    makeClock({ promise: 'triage', state: 'paused', dueAt: null }),
    makeClock({ promise: 'update', dueAt: after }),
    makeClock({ promise: 'emergency', state: 'late', dueAt: before }),
    makeClock({ promise: 'remediate', state: 'void' }),
    makeClock({ promise: 'disclose', dueAt: '2099-12-31T00:00:00.000Z' }),
  ]
}
