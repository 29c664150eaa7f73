import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginLife, type ClockTerms, clocksOf } from '@sealpost/protocol'
import { fileLimitsOf } from '../uploads/file-terms.ts'
import type { ChannelTerms } from '../vendors/read-profile-terms.ts'
import { deadlinesOf } from './deadlines.ts'
import { initialClocks } from './initial-clocks.ts'

/** Of one profile and no other, as in the service. */
const makeChannel = (): ChannelTerms => ({
  recipients: [],
  files: fileLimitsOf(),
  fields: new Set(),
  urgency: 'ask',
  promises: {
    acknowledge: { within: { businessDays: 2 } },
    triage: { within: { businessDays: 5 } },
    remediate: { within: { days: 90 } },
    emergency: { within: { days: 7 } },
  },
})

// Clocks are changed at midnight in Cairo and Beirut, by half an hour on Lord Howe Island.
const ZONES = ['UTC', 'Europe/Oslo', 'Africa/Cairo', 'Asia/Beirut', 'Australia/Lord_Howe']

test.for(ZONES)('in %s the clocks of a day, found once, are those found anew', (timeZone) => {
  const terms: ClockTerms = { calendar: { timeZone }, disclosure: { window: { days: 90 } } }
  const channel = makeChannel()
  const profile = { terms }
  const time = fc.integer({
    min: Date.parse('2026-01-01T00:00:00Z'),
    max: Date.parse('2027-01-01T00:00:00Z'),
  })
  // Steps of minutes to days, so that many fall on one day and many cross its ends.
  const steps = fc.array(fc.integer({ min: -3_600_000, max: 20_000_000 }), { maxLength: 40 })

  fc.assert(
    fc.property(time, steps, fc.boolean(), (startMs, walk, urgent) => {
      let receivedAtMs = startMs
      for (const step of walk) {
        receivedAtMs += step
        const receipt = { receivedAtMs, urgent }
        const clocks = clocksOf(terms, channel, beginLife(receipt), receivedAtMs)
        expect(initialClocks(profile, channel, receipt)).toEqual({
          clocks,
          ...deadlinesOf(clocks),
        })
      }
    }),
    { numRuns: 100 },
  )
})

test('a day\u2019s last and next first millisecond have deadlines of their own', () => {
  const terms: ClockTerms = { calendar: { timeZone: 'Europe/Oslo' } }
  const channel = makeChannel()
  const profile = { terms }
  const midnightMs = Date.parse('2026-03-29T22:00:00Z')
  const dueAt = (receivedAtMs: number) =>
    initialClocks(profile, channel, { receivedAtMs, urgent: false }).clocks[0]?.dueAt

  expect(dueAt(midnightMs - 1)).toBe('2026-03-31T22:00:00.000Z')
  expect(dueAt(midnightMs)).toBe('2026-04-01T22:00:00.000Z')
  expect(dueAt(midnightMs - 1)).toBe('2026-03-31T22:00:00.000Z')
})
