import { expect, test } from 'vitest'
import { beginLife, type Clock, clocksOf, Policy, type PromiseId } from '@sealpost/protocol'
import { ACME } from '../testing/make-vendor.ts'
import { renderClocks, renderNextClock } from './render-clocks.ts'

const now = new Date('2026-11-22T10:00:00Z')
const oslo = { now, timeZone: 'Europe/Oslo' }

function makeClock(promise: PromiseId, changes: Partial<Clock> = {}): Clock {
  return {
    promise,
    state: 'running',
    startedAt: '2026-11-20T10:00:00.000Z',
    dueAt: '2026-11-24T23:00:00.000Z',
    settledAt: null,
    ...changes,
  }
}

test('a deadline is the last minute of its day in the zone of the policy, with the time left', () => {
  expect(renderClocks([makeClock('triage')], oslo)).toEqual([
    ['triage', 'due 2026-11-24 23:59 Europe/Oslo, 2 d 13 h left'],
  ])
})

test.each([
  ['hours', '2026-11-22T11:30:00.000Z', '1 h 30 min left'],
  ['minutes', '2026-11-22T10:05:59.000Z', '5 min left'],
])('the last %s are counted in smaller units', (_, dueAt, words) => {
  expect(renderClocks([makeClock('triage', { dueAt })], oslo)[0]?.[1]).toContain(words)
})

test.each<[string, Partial<Clock>, string]>([
  [
    'a late one shouts',
    { state: 'late', dueAt: '2026-11-21T23:00:00.000Z' },
    'LATE by 11 h 0 min, was due 2026-11-21 23:59 Europe/Oslo',
  ],
  [
    'a paused one waits for the reporter',
    { state: 'paused', dueAt: null },
    'paused until the reporter answers',
  ],
  ['one that was kept says so', { state: 'met', settledAt: '2026-11-21T09:00:00.000Z' }, 'kept'],
  [
    'one that was kept too late says so',
    { state: 'missed', settledAt: '2026-11-25T09:00:00.000Z' },
    'kept too late, was due 2026-11-24 23:59 Europe/Oslo',
  ],
  ['one that is owed no more says so', { state: 'void' }, 'not owed any more'],
])('%s', (_, changes, words) => {
  expect(renderClocks([makeClock('triage', changes)], oslo)).toEqual([['triage', words]])
})

test('a list names what is due first, and nothing that is settled or paused', () => {
  const promises = [
    makeClock('acknowledge', { state: 'met', dueAt: '2026-11-21T23:00:00.000Z' }),
    makeClock('remediate', { dueAt: '2026-12-24T23:00:00.000Z' }),
    makeClock('triage'),
    makeClock('emergency', { state: 'paused', dueAt: null }),
  ]

  expect(renderNextClock({ promises }, oslo)).toMatch(/^triage due 2026-11-24/)
  expect(renderNextClock({ promises: promises.slice(0, 1) }, oslo)).toBe('')
})

test('every promise of a real policy has words', () => {
  const policy = Policy.parse(ACME)
  const [channel] = policy.channels
  const life = beginLife({ receivedAtMs: Number(now), urgent: true })

  const clocks = channel ? clocksOf(policy, channel, life, Number(now)) : []

  expect(clocks.length).toBeGreaterThan(2)
  for (const [name, words] of renderClocks(clocks, oslo)) {
    expect(name).toMatch(/^[a-z ]+$/)
    expect(words).toMatch(/ left$/)
  }
})
