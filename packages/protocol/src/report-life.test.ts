import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginLife,
  clocksOf,
  type LifeEntry,
  type LifeFacts,
  lifeOf,
  liveOn,
  Policy,
  REPORT_STATUSES,
  type ReportLife,
} from './index.ts'
import { readFixture } from './testing/fixtures.ts'

const HOUR_MS = 3_600_000
const RECEIVED_MS = Date.parse('2026-03-20T10:00:00Z')
const minimal = Policy.parse(readFixture('policy/valid/minimal.json'))
const UTC = { calendar: { timeZone: 'UTC' } }

/** The same told of the whole history at once, with every pause as it was. */
function retell({ receivedAtMs, urgent }: LifeFacts, history: readonly LifeEntry[]): ReportLife {
  const byVendor = history.filter(({ actor }) => actor === 'vendor')
  const moves = history.flatMap(({ atMs, change }) =>
    change?.status ? [{ atMs, status: change.status }] : [],
  )
  const last = moves.at(-1)
  const isVoid = last?.status === 'declined' || last?.status === 'withdrawn'
  const marked = byVendor.find(({ change }) => change?.exploited)
  const agreeing = history.findLast(({ change }) => change?.agreedDate)
  return {
    receivedMs: receivedAtMs,
    entered: Object.fromEntries(moves.toReversed().map(({ status, atMs }) => [status, atMs])),
    firstMoveMs: byVendor.find(({ change }) => change?.status)?.atMs ?? null,
    firstAnswerMs: byVendor[0]?.atMs ?? null,
    lastAnswerMs: byVendor.at(-1)?.atMs ?? null,
    exploitedMs: urgent ? receivedAtMs : (marked?.atMs ?? null),
    isOut: history.some(({ change }) => change?.exploited || change?.alreadyPublic),
    agreedDate: agreeing?.change?.agreedDate ?? null,
    pauses: moves.flatMap(({ atMs, status }, at) =>
      status === 'needs_detail' ? [{ fromMs: atMs, untilMs: moves[at + 1]?.atMs ?? null }] : [],
    ),
    voidMs: isVoid ? last.atMs : null,
  }
}

const change = fc.record(
  {
    status: fc.constantFrom(...REPORT_STATUSES, 'needs_detail' as const),
    exploited: fc.boolean(),
    alreadyPublic: fc.boolean(),
    agreedDate: fc.constantFrom('2026-12-24', '2027-03-01'),
  },
  { requiredKeys: [] },
)
const entry = fc.record({
  gapMs: fc.oneof(fc.nat(2 * HOUR_MS), fc.nat(30 * HOUR_MS), fc.nat(20 * 24 * HOUR_MS)),
  actor: fc.constantFrom('vendor' as const, 'reporter' as const),
  change: fc.option(change),
})
const history = fc.array(entry, { maxLength: 30 }).map((gaps): LifeEntry[] => {
  let atMs = RECEIVED_MS
  return gaps.map(({ gapMs, ...rest }) => ({ ...rest, atMs: (atMs += gapMs) }))
})
const timeZone = fc.constantFrom('UTC', 'Europe/Oslo', 'America/Havana', 'Pacific/Auckland')
const span = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ businessDays: fc.integer({ min: 1, max: 20 }) }),
)
const policy = fc.tuple(timeZone, span).map(([zone, within]) => {
  const one = { within }
  const promises = { firstAnswer: one, triage: one, update: one, remediate: one, emergency: one }
  return { promises, calendar: { timeZone: zone }, disclosure: { window: within } }
})

test('a life that is kept as JSON and continued entry by entry leads to the clocks of its whole history', () => {
  fc.assert(
    fc.property(fc.boolean(), history, policy, (...[urgent, entries, terms]) => {
      const facts = { receivedAtMs: RECEIVED_MS, urgent }

      let kept: string = JSON.stringify(beginLife(facts))
      for (const [at, next] of entries.entries()) {
        const life = liveOn(parse(kept), next, terms)
        kept = JSON.stringify(life)
        const told = retell(facts, entries.slice(0, at + 1))
        expect(clocksOf(terms, {}, life, next.atMs)).toEqual(clocksOf(terms, {}, told, next.atMs))
      }
    }),
  )
})

describe('a thousand questions to the reporter', () => {
  const asked = (everyMs: number) =>
    Array.from({ length: 2000 }, (_, at): LifeEntry => {
      const status = at % 2 === 0 ? 'needs_detail' : 'acknowledged'
      return { atMs: RECEIVED_MS + at * everyMs, actor: 'vendor', change: { status } }
    })
  const pausesAfter = (everyMs: number) =>
    lifeOf({ receivedAtMs: RECEIVED_MS, urgent: false }, asked(everyMs), UTC).pauses

  test('on one day leave nothing behind', () => {
    expect(pausesAfter(1000)).toEqual([])
  })

  test('leave at most one pause for every second day', () => {
    expect(pausesAfter(HOUR_MS).length).toBeLessThanOrEqual(2000 / 24 / 2 + 1)
  })
})

test('a policy without promises has no clocks, whatever happened', () => {
  const life = lifeOf({ receivedAtMs: 0, urgent: true }, [], minimal)

  expect(clocksOf(minimal, {}, life, 0)).toEqual([])
})

/** What a life was written as. */
function parse(json: string): ReportLife {
  return JSON.parse(json) as ReportLife
}
