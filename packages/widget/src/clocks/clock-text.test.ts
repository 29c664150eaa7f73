import { expect, test } from 'vitest'
import type { Clock } from '@sealpost/protocol'
import { de } from '../i18n/promise-de.ts'
import { en } from '../i18n/promise-en.ts'
import { makePolicy } from '../testing/make-policy.ts'
import { clockText } from './clock-text.ts'
import type { DeadlineView } from './deadline-text.ts'
import { promisedTerm, promiseTitle } from './promised-term.ts'

const VIEW: DeadlineView = {
  words: en,
  locale: 'en-GB',
  timeZone: 'Europe/London',
  readerZone: 'Europe/London',
  nowMs: Date.parse('2026-08-30T10:00:00Z'),
}

const RUNNING: Clock = {
  promise: 'triage',
  state: 'running',
  startedAt: '2026-08-26T09:00:00.000Z',
  dueAt: '2026-09-02T23:00:00.000Z',
  settledAt: null,
}

const SETTLED = '2026-09-01T23:30:00.000Z'
const DAY = 'Wednesday, 2 September 2026, end of day in London'

test.each<[Partial<Clock>, string, string | null]>([
  [{}, `due ${DAY}`, 'in 3 days'],
  [{ state: 'late' }, `was due ${DAY}`, 'in 3 days'],
  [{ state: 'paused', dueAt: null }, 'waits for your answer', null],
  [{ state: 'met', settledAt: SETTLED }, 'kept on 2 September 2026', null],
  [{ state: 'missed', settledAt: SETTLED }, `kept late, on 2 September 2026; was due ${DAY}`, null],
  [{ state: 'missed' }, `not kept; was due ${DAY}`, null],
  [{ state: 'void' }, 'no longer owed', null],
])('a clock that is %o reads: %s', (changes, line, countdown) => {
  expect(clockText({ ...RUNNING, ...changes }, VIEW)).toMatchObject({ line, countdown })
})

test('only a deadline that is still open is told by the reader\u2019s clock', () => {
  const view = { ...VIEW, readerZone: 'Asia/Tokyo' }

  expect(clockText(RUNNING, view).whereYouAre).toBe(
    'Thursday, 3 September 2026 at 08:00 where you are',
  )
  expect(clockText({ ...RUNNING, state: 'met', settledAt: SETTLED }, view).whereYouAre).toBeNull()
})

const policy = makePolicy({
  promises: {
    triage: { within: { businessDays: 5 } },
    update: { within: { days: 14 } },
    emergency: { within: { days: 1 } },
  },
  disclosure: { window: { days: 90 } },
  channels: makePolicy().channels.map((channel) =>
    channel.id === 'incident'
      ? { ...channel, promises: { triage: { within: { businessDays: 1 } } } }
      : channel,
  ),
})

function title(words: typeof en, channel: string, promise: Clock['promise']): string {
  return promiseTitle(words, promise, promisedTerm(policy, channel, promise))
}

test('a promise is called by its name and its span', () => {
  const all = ['triage', 'update', 'emergency', 'disclose'] as const

  expect(all.map((promise) => title(en, 'vulnerability', promise))).toEqual([
    'Triage within 5 business days',
    'An update at least every 14 days',
    'Emergency fix within 1 day',
    'Publication within 90 days',
  ])
  expect(all.map((promise) => title(de, 'vulnerability', promise))).toEqual([
    'Bewertung innerhalb von 5 Arbeitstagen',
    'Ein Zwischenstand mindestens alle 14 Tage',
    'Eilige Behebung innerhalb von 1 Tag',
    'Veröffentlichung innerhalb von 90 Tagen',
  ])
})

test('a channel\u2019s own promises take the place of the policy\u2019s', () => {
  expect(title(en, 'incident', 'triage')).toBe('Triage within 1 business day')
  expect(title(en, 'incident', 'update')).toBe('An update')
})

test('every day and every business day are not counted', () => {
  expect(en.atLeastEvery({ days: 1 })).toBe('at least every day')
  expect(en.atLeastEvery({ businessDays: 1 })).toBe('at least every business day')
  expect(en.atLeastEvery({ days: 11 })).toBe('at least every 11 days')
  expect(de.atLeastEvery({ days: 1 })).toBe('mindestens jeden Tag')
  expect(de.atLeastEvery({ businessDays: 1 })).toBe('mindestens jeden Arbeitstag')
})
