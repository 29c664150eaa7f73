import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginLife,
  type Clock,
  clocksAt,
  clocksOf,
  dueSoonMs,
  type LifeEntry as Entry,
  type LifeFacts,
  lifeOf,
  mayDisclose,
  Policy,
  type PromiseId,
  REPORT_STATUSES,
} from './index.ts'
import { readFixture } from './testing/fixtures.ts'

const minimal = Policy.parse(readFixture('policy/valid/minimal.json'))
const policy: Policy = {
  ...minimal,
  promises: {
    acknowledge: { within: { businessDays: 2 } },
    firstAnswer: { within: { days: 14 } },
    triage: { within: { businessDays: 5 } },
    update: { within: { days: 14 } },
    remediate: { within: { days: 90 } },
    emergency: { within: { days: 7 } },
  },
  disclosure: { window: { days: 90 } },
}
const [channel] = policy.channels
if (!channel) throw new Error('The fixture has a channel.')

const at = (time: string) => Date.parse(time)
type Facts = LifeFacts & { history: readonly Entry[] }
const replay = (terms: Policy, { history, ...facts }: Facts, nowMs: number) =>
  clocksOf(terms, channelOrThrow(), lifeOf(facts, history, terms), nowMs)
const vendor = (time: string, change: Entry['change']): Entry => ({
  atMs: at(time),
  actor: 'vendor',
  change,
})
const reporter = (time: string, change: Entry['change']): Entry => ({
  atMs: at(time),
  actor: 'reporter',
  change,
})

/** A report that came in on Monday 2 November 2026 at ten. */
function clocks(history: readonly Entry[], now: string, urgent = false): Record<PromiseId, Clock> {
  const facts = { receivedAtMs: at('2026-11-02T10:00:00Z'), urgent, history }
  const list = replay(policy, facts, at(now))
  return toTable(list.map((clock) => [clock.promise, clock]))
}

function channelOrThrow() {
  if (!channel) throw new Error('The fixture has a channel.')
  return channel
}

/** Names the clocks by their promises; one that does not run is undefined at run time. */
function toTable(entries: [string, Clock][]): Record<PromiseId, Clock> {
  return Object.fromEntries(entries) as Record<PromiseId, Clock>
}

const ACKNOWLEDGED = vendor('2026-11-03T10:00:00Z', { status: 'acknowledged' })
const TRIAGED = vendor('2026-11-05T10:00:00Z', { status: 'triaged', severity: 'high' })
const FIXED = vendor('2026-11-20T10:00:00Z', { status: 'fixed' })

describe('a report that just came in', () => {
  test('has a clock for each promise that runs from receipt', () => {
    const running = clocks([], '2026-11-02T10:00:00Z')

    expect(Object.keys(running)).toEqual([
      'acknowledge',
      'firstAnswer',
      'triage',
      'remediate',
      'disclose',
    ])
    expect(running.acknowledge).toEqual({
      promise: 'acknowledge',
      state: 'running',
      startedAt: '2026-11-02T10:00:00.000Z',
      dueAt: '2026-11-05T00:00:00.000Z',
      settledAt: null,
    })
    expect(running.triage.dueAt).toBe('2026-11-10T00:00:00.000Z')
  })

  test('has no clocks without promises', () => {
    const facts = { receivedAtMs: 0, urgent: true, history: [ACKNOWLEDGED] }

    expect(replay(minimal, facts, 0)).toEqual([])
  })

  test('follows its channel\u2019s promises instead of the policy\u2019s', () => {
    const own = { ...channelOrThrow(), promises: { acknowledge: { within: { days: 1 } } } }
    const receivedAtMs = at('2026-11-02T10:00:00Z')

    const list = clocksOf(policy, own, beginLife({ receivedAtMs, urgent: false }), receivedAtMs)

    expect(list.map(({ promise }) => promise)).toEqual(['acknowledge', 'disclose'])
    expect(list[0]?.dueAt).toBe('2026-11-04T00:00:00.000Z')
  })
})

test('a deadline is kept in its last moment and late in the next', () => {
  expect(clocks([], '2026-11-05T00:00:00.000Z').acknowledge.state).toBe('running')
  expect(clocks([], '2026-11-05T00:00:00.001Z').acknowledge.state).toBe('late')
})

test('the first move out of received acknowledges', () => {
  const { acknowledge, firstAnswer } = clocks([ACKNOWLEDGED], '2026-12-24T00:00:00Z')

  expect(acknowledge).toMatchObject({ state: 'met', settledAt: '2026-11-03T10:00:00.000Z' })
  expect(firstAnswer.state).toBe('met')
})

test('a change that is no move answers, and does not acknowledge', () => {
  const rated = vendor('2026-11-03T10:00:00Z', { severity: 'low' })

  const { acknowledge, firstAnswer } = clocks([rated], '2026-11-04T00:00:00Z')

  expect(acknowledge.state).toBe('running')
  expect(firstAnswer.state).toBe('met')
})

test('what was done too late stays missed', () => {
  const late = vendor('2026-11-09T10:00:00Z', { status: 'acknowledged' })

  expect(clocks([late], '2026-12-24T00:00:00Z').acknowledge.state).toBe('missed')
})

describe('while the reporter is asked for detail', () => {
  const asked = vendor('2026-11-03T10:00:00Z', { status: 'needs_detail', missing: ['steps'] })
  const answered = reporter('2026-11-12T10:00:00Z', { status: 'acknowledged' })

  test('triage and remedy stand still, and acknowledging does not', () => {
    const { triage, remediate, acknowledge } = clocks([asked], '2027-12-24T00:00:00Z')

    expect(triage).toMatchObject({ state: 'paused', dueAt: null })
    expect(remediate.state).toBe('paused')
    expect(acknowledge.state).toBe('met')
  })

  test('the days of the pause come on top', () => {
    const { triage } = clocks([asked, answered], '2026-11-12T11:00:00Z')

    expect(triage).toMatchObject({ state: 'running', dueAt: '2026-11-19T00:00:00.000Z' })
  })
})

describe('updates', () => {
  test('are owed from triage on, and anew after each of the vendor\u2019s items', () => {
    expect(clocks([ACKNOWLEDGED], '2026-11-04T00:00:00Z').update).toBeUndefined()
    expect(clocks([ACKNOWLEDGED, TRIAGED], '2026-11-06T00:00:00Z').update.dueAt).toBe(
      '2026-11-20T00:00:00.000Z',
    )
    const sign = vendor('2026-11-19T10:00:00Z', { severity: 'critical' })
    expect(clocks([ACKNOWLEDGED, TRIAGED, sign], '2026-11-20T00:00:00Z').update).toMatchObject({
      state: 'running',
      dueAt: '2026-12-04T00:00:00.000Z',
    })
  })

  test('are owed no more after the fix', () => {
    expect(clocks([ACKNOWLEDGED, TRIAGED, FIXED], '2027-11-20T00:00:00Z').update.state).toBe('met')
  })
})

describe('exploited in the wild', () => {
  test('the emergency clock starts with the vendor\u2019s mark', () => {
    const marked = vendor('2026-11-04T10:00:00Z', { exploited: true })

    expect(clocks([], '2026-11-04T10:00:00Z').emergency).toBeUndefined()
    expect(clocks([marked], '2026-11-04T10:00:00Z').emergency.dueAt).toBe(
      '2026-11-12T00:00:00.000Z',
    )
  })

  test('the reporter\u2019s mark counts from receipt', () => {
    expect(clocks([], '2026-11-04T10:00:00Z', true).emergency.dueAt).toBe(
      '2026-11-10T00:00:00.000Z',
    )
  })
})

describe('a report that is not taken further', () => {
  const declined = vendor('2026-11-04T10:00:00Z', {
    status: 'declined',
    declineReason: 'duplicate',
  })

  test('is triaged, and nothing else is owed', () => {
    const { triage, remediate, disclose } = clocks([ACKNOWLEDGED, declined], '2027-11-20T00:00:00Z')

    expect([triage.state, remediate.state, disclose.state]).toEqual(['met', 'void', 'void'])
  })

  test('runs again when it is taken up again', () => {
    const again = vendor('2026-11-06T10:00:00Z', { status: 'acknowledged' })

    const { remediate } = clocks([ACKNOWLEDGED, declined, again], '2026-11-07T00:00:00Z')

    expect(remediate.state).toBe('running')
  })

  test('keeps what was missed before', () => {
    const late = vendor('2026-11-20T10:00:00Z', { status: 'declined', declineReason: 'spam' })

    expect(clocks([late], '2026-11-21T00:00:00Z').triage.state).toBe('missed')
  })
})

describe('messages', () => {
  const said = vendor('2026-11-03T10:00:00Z', null)
  const asked = reporter('2026-11-03T10:00:00Z', null)

  test('of the vendor\u2019s are an answer, and acknowledge nothing', () => {
    const { acknowledge, firstAnswer } = clocks([said], '2026-11-04T00:00:00Z')

    expect(acknowledge.state).toBe('running')
    expect(firstAnswer).toMatchObject({ state: 'met', settledAt: '2026-11-03T10:00:00.000Z' })
  })

  test('of the vendor\u2019s are the update that was owed', () => {
    const sign = vendor('2026-11-19T10:00:00Z', null)

    const { update } = clocks([ACKNOWLEDGED, TRIAGED, sign], '2026-11-20T00:00:00Z')

    expect(update.dueAt).toBe('2026-12-04T00:00:00.000Z')
  })

  test('of the reporter\u2019s are neither', () => {
    const later = reporter('2026-11-19T10:00:00Z', null)

    expect(clocks([asked], '2026-11-04T00:00:00Z').firstAnswer.state).toBe('running')
    expect(clocks([ACKNOWLEDGED, TRIAGED, later], '2026-11-20T00:00:00Z').update.dueAt).toBe(
      '2026-11-20T00:00:00.000Z',
    )
  })

  test('of either side end no pause', () => {
    const needs = vendor('2026-11-03T09:00:00Z', { status: 'needs_detail', missing: ['steps'] })

    expect(clocks([needs, said, asked], '2026-12-01T00:00:00Z').triage.state).toBe('paused')
  })
})

describe('a day that both sides agreed to', () => {
  const proposed = vendor('2026-11-06T10:00:00Z', null)
  const agreed = reporter('2026-11-07T10:00:00Z', { agreedDate: '2027-03-01' })
  const discloseIn = (history: readonly Entry[], now: string, timeZone = 'UTC') => {
    const known = { receivedAtMs: at('2026-11-02T10:00:00Z'), urgent: false, history }
    const terms = { ...policy, calendar: { timeZone } }
    return replay(terms, known, at(now)).find(({ promise }) => promise === 'disclose')
  }

  test('takes the place of the window, and ends with that day where the vendor is', () => {
    const window = discloseIn([proposed], '2026-11-08T00:00:00Z')
    expect(window?.dueAt).toBe('2027-02-01T00:00:00.000Z')

    expect(discloseIn([proposed, agreed], '2026-11-08T00:00:00Z')?.dueAt).toBe(
      '2027-03-02T00:00:00.000Z',
    )
    expect(discloseIn([agreed], '2026-11-08T00:00:00Z', 'Europe/Oslo')?.dueAt).toBe(
      '2027-03-01T23:00:00.000Z',
    )
    expect(discloseIn([agreed], '2026-11-08T00:00:00Z', 'America/Los_Angeles')?.dueAt).toBe(
      '2027-03-02T08:00:00.000Z',
    )
  })

  test('runs without a window, too', () => {
    const { disclosure: _, ...open } = policy
    const known = { receivedAtMs: 0, urgent: false, history: [agreed] }
    const promises = replay(open, known, at('2026-11-08T00:00:00Z'))

    expect(promises.map(({ promise }) => promise)).toContain('disclose')
  })

  test('gives way to the next one', () => {
    const revised = vendor('2026-12-01T10:00:00Z', { agreedDate: '2027-04-01' })

    expect(discloseIn([agreed, revised], '2026-12-02T00:00:00Z')?.dueAt).toBe(
      '2027-04-02T00:00:00.000Z',
    )
  })

  test.each([
    ['is exploited', { exploited: true }],
    ['can be read in public', { alreadyPublic: true }],
  ] as const)('holds no more once the issue %s: the window is back', (_, change) => {
    const over = vendor('2026-12-01T10:00:00Z', change)

    expect(discloseIn([agreed, over], '2026-12-02T00:00:00Z')?.dueAt).toBe(
      '2027-02-01T00:00:00.000Z',
    )
  })

  test('is kept by publishing on it, and missed by publishing the day after', () => {
    const publishedAt = (time: string) => [agreed, FIXED, vendor(time, { status: 'disclosed' })]

    expect(discloseIn(publishedAt('2027-03-01T18:00:00Z'), '2027-04-01T00:00:00Z')?.state).toBe(
      'met',
    )
    expect(discloseIn(publishedAt('2027-03-02T18:00:00Z'), '2027-04-01T00:00:00Z')?.state).toBe(
      'missed',
    )
  })
})

describe('publication before the fix', () => {
  const triaged = { status: 'triaged', alreadyPublic: false, agreedDate: null } as const
  const agreed = reporter('2026-11-07T10:00:00Z', { agreedDate: '2027-03-01' })
  const at = (now: string, history: readonly Entry[] = [ACKNOWLEDGED, TRIAGED]) => ({
    clocks: Object.values(clocks(history, now)),
    nowMs: Date.parse(now),
    timeZone: 'Europe/Oslo',
  })

  test('waits for the window of the policy', () => {
    expect(mayDisclose(triaged, at('2026-12-24T00:00:00Z'))).toBe(false)
    expect(mayDisclose(triaged, at('2027-02-02T00:00:00Z'))).toBe(true)
    expect(mayDisclose(triaged, { ...at('2027-02-02T00:00:00Z'), clocks: [] })).toBe(false)
  })

  test('waits for the agreed day instead, as the vendor\u2019s calendar begins it', () => {
    const awaited = { ...triaged, agreedDate: '2027-03-01' }
    const history = [ACKNOWLEDGED, TRIAGED, agreed]

    expect(mayDisclose(awaited, at('2027-02-02T00:00:00Z', history))).toBe(false)
    expect(mayDisclose(awaited, at('2027-02-28T22:59:59Z', history))).toBe(false)
    expect(mayDisclose(awaited, at('2027-02-28T23:00:00Z', history))).toBe(true)
  })

  test('waits for nothing once there is a fix, or it is public anyway', () => {
    const now = at('2026-12-24T00:00:00Z')

    expect(mayDisclose({ ...triaged, status: 'fixed' }, now)).toBe(true)
    expect(mayDisclose({ ...triaged, alreadyPublic: true }, now)).toBe(true)
  })
})

test('a warning comes a quarter of the time before, at most three days', () => {
  const { acknowledge, remediate } = clocks([], '2026-11-02T10:00:00Z')
  const hoursBefore = (clock: Clock) =>
    (Date.parse(clock.dueAt ?? '') - (dueSoonMs(clock) ?? 0)) / 3_600_000

  expect(hoursBefore(acknowledge)).toBe(15.5)
  expect(hoursBefore(remediate)).toBe(72)
})

const change = fc.record(
  {
    status: fc.constantFrom(...REPORT_STATUSES),
    exploited: fc.boolean(),
    alreadyPublic: fc.boolean(),
    agreedDate: fc.constantFrom('2026-12-24', '2027-03-01'),
    severity: fc.constantFrom('low' as const, 'high' as const),
  },
  { requiredKeys: [] },
)
const facts = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.record({
        gapMs: fc.nat(40 * 86_400_000),
        actor: fc.constantFrom('vendor' as const, 'reporter' as const),
        change: fc.option(change),
      }),
      { maxLength: 8 },
    ),
  )
  .map(([urgent, gaps]): Facts => {
    let atMs = at('2026-11-02T10:00:00Z')
    const history = gaps.map(({ gapMs, ...entry }) => ({ ...entry, atMs: (atMs += gapMs) }))
    return { receivedAtMs: at('2026-11-02T10:00:00Z'), urgent, history }
  })

test('clocks that were computed before say the same later as clocks computed then', () => {
  fc.assert(
    fc.property(facts, fc.nat(200 * 86_400_000), (known, laterMs) => {
      const lastMs = known.history.at(-1)?.atMs ?? known.receivedAtMs
      const then = lastMs + laterMs

      expect(clocksAt(replay(policy, known, lastMs), then)).toEqual(replay(policy, known, then))
    }),
  )
})

test('what is settled never changes with time, and what is open never starts before receipt', () => {
  fc.assert(
    fc.property(facts, (known) => {
      const lastMs = known.history.at(-1)?.atMs ?? known.receivedAtMs
      const now = replay(policy, known, lastMs)
      const muchLater = replay(policy, known, lastMs + 1e11)

      const settled = (list: Clock[]) => list.filter(({ settledAt }) => settledAt !== null)
      expect(settled(muchLater)).toEqual(settled(now))
      for (const { startedAt } of now)
        expect(Date.parse(startedAt)).toBeGreaterThanOrEqual(known.receivedAtMs)
    }),
  )
})
