import { expect, test } from 'vitest'
import { endOfSpanMs } from '@sealpost/protocol'
import { de } from '../i18n/promise-de.ts'
import { en } from '../i18n/promise-en.ts'
import { type DeadlineText, type DeadlineView, deadlineText } from './deadline-text.ts'

/** The end of Wednesday, 2 September 2026, in London, where it is summer. */
const DUE = '2026-09-02T23:00:00.000Z'

const VIEW: DeadlineView = {
  words: en,
  locale: 'en-GB',
  timeZone: 'Europe/London',
  readerZone: 'Europe/London',
  nowMs: Date.parse('2026-08-30T10:00:00Z'),
}

function told(changes: Partial<DeadlineView> = {}, dueAt = DUE): DeadlineText {
  return deadlineText(dueAt, { ...VIEW, ...changes })
}

/** How far off a deadline is said to be at a moment. */
function countdownAt(now: string): string {
  return told({ nowMs: Date.parse(now) }).countdown
}

test('a deadline is the end of a day in the place of the policy', () => {
  expect(told()).toEqual({
    deadline: 'Wednesday, 2 September 2026, end of day in London',
    countdown: 'in 3 days',
    whereYouAre: null,
  })
})

test('an American reads the day as Americans write it, and by their own clock too', () => {
  expect(told({ locale: 'en-US', readerZone: 'America/New_York' })).toEqual({
    deadline: 'Wednesday, September 2, 2026, end of day in London',
    countdown: 'in 3 days',
    whereYouAre: 'Wednesday, September 2, 2026 at 07:00 PM where you are',
  })
})

test('in German it is told in German', () => {
  expect(told({ words: de, locale: 'de-AT', readerZone: 'Europe/Vienna' })).toEqual({
    deadline: 'Mittwoch, 2. September 2026, Tagesende in London',
    countdown: 'in 3 Tagen',
    whereYouAre: 'bei Ihnen Donnerstag, 3. September 2026 um 01:00',
  })
})

test('a reader whose clock shows the same is told nothing twice', () => {
  expect(told({ readerZone: 'Europe/Lisbon' }).whereYouAre).toBeNull()
})

test('zones that agree in winter may differ on the day that counts', () => {
  const winter = '2026-12-03T00:00:00.000Z'

  expect(told({ readerZone: 'Africa/Abidjan' }, winter).whereYouAre).toBeNull()
  expect(told({ readerZone: 'Africa/Abidjan' }).whereYouAre).toBe(
    'Wednesday, 2 September 2026 at 23:00 where you are',
  )
})

test('a day that the clocks change on ends when it ends there', () => {
  const timeZone = 'America/Asuncion'
  const dueMs = endOfSpanMs(Date.parse('2023-09-29T12:00:00Z'), { days: 1 }, { timeZone }) ?? 0

  expect(told({ timeZone }, new Date(dueMs).toISOString()).deadline).toBe(
    'Saturday, 30 September 2023, end of day in Asuncion',
  )
})

test.each([
  ['Europe/London', 'London'],
  ['America/Argentina/Buenos_Aires', 'Buenos Aires'],
  ['UTC', 'UTC'],
])('%s is called %s', (timeZone, name) => {
  const dueMs = endOfSpanMs(VIEW.nowMs, { days: 1 }, { timeZone }) ?? 0

  expect(told({ timeZone }, new Date(dueMs).toISOString()).deadline).toMatch(
    new RegExp(`, end of day in ${name}$`),
  )
})

test('a deadline that ends no day in the zone of the policy is told to the minute', () => {
  expect(told({}, '2026-09-02T14:30:00.000Z').deadline).toBe(
    'Wednesday, 2 September 2026 at 15:30 (London)',
  )
})

test.each([
  ['2026-09-01T22:59:00Z', 'tomorrow'],
  ['2026-09-01T23:01:00Z', 'in 24 hours'],
  ['2026-09-02T18:30:00Z', 'in 5 hours'],
  ['2026-09-02T22:15:00Z', 'in 45 minutes'],
  ['2026-09-02T22:59:59Z', 'in 1 minute'],
  ['2026-09-02T23:00:01Z', 'yesterday'],
  ['2026-09-07T12:00:00Z', '5 days ago'],
])('at %s the deadline is %s', (now, words) => {
  expect(countdownAt(now)).toBe(words)
})
