import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf, endOfDayMs, endOfSpanMs, localDay, UTC_CALENDAR } from './index.ts'

const DAY_MS = 86_400_000
const at = (time: string) => Date.parse(time)
const utc = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

/** Zones with summer time in either half of the year, with odd offsets, and with changes at midnight. */
const ZONES = [
  'UTC',
  'Europe/Oslo',
  'America/New_York',
  'America/Santiago',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
]
const zone = fc.constantFrom(...ZONES)
const moment = fc.integer({ min: at('2005-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') })
const smallCount = fc.integer({ min: 1, max: 40 })
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })

test.each([
  ['Europe/London', '2026-09-02T23:00:00.000Z'],
  ['Europe/Oslo', '2026-09-02T22:00:00.000Z'],
  ['America/New_York', '2026-09-03T04:00:00.000Z'],
])(
  'two business days after Friday, 23:30 in London, with a holiday on Monday, end in %s at %s',
  (timeZone, due) => {
    const received = at('2026-08-28T22:30:00Z')
    const calendar = { timeZone, holidays: ['2026-08-31'] }

    expect(utc(endOfSpanMs(received, { businessDays: 2 }, calendar))).toBe(due)
  },
)

test('counting begins with the day after, however early the day of the start was', () => {
  const span = { days: 1 }

  expect(utc(endOfSpanMs(at('2026-11-22T00:00:00Z'), span, UTC_CALENDAR))).toBe(
    '2026-11-24T00:00:00.000Z',
  )
  expect(utc(endOfSpanMs(at('2026-11-22T23:59:59Z'), span, UTC_CALENDAR))).toBe(
    '2026-11-24T00:00:00.000Z',
  )
})

test('a day has 23 hours when summer time begins and 25 when it ends', () => {
  const hours = (date: string) => {
    const day = dayOf(date)
    return (endOfDayMs(day, 'Europe/Oslo') - endOfDayMs(day - 1, 'Europe/Oslo')) / 3_600_000
  }

  expect(hours('2026-03-29')).toBe(23)
  expect(hours('2026-10-25')).toBe(25)
  expect(hours('2026-11-22')).toBe(24)
})

test('a day that begins at one o\u2019clock, and a day that never was, have their ends', () => {
  expect(utc(endOfDayMs(dayOf('2026-09-05'), 'America/Santiago'))).toBe('2026-09-06T04:00:00.000Z')
  expect(utc(endOfDayMs(dayOf('2011-12-29'), 'Pacific/Apia'))).toBe('2011-12-30T10:00:00.000Z')
})

test('a day that ends within a pause does not count', () => {
  const received = at('2026-11-02T10:00:00Z')
  const pause = { fromMs: at('2026-11-03T09:00:00Z'), untilMs: at('2026-11-05T09:00:00Z') }

  const paused = endOfSpanMs(received, { days: 3 }, UTC_CALENDAR, [pause])

  expect(utc(paused)).toBe('2026-11-08T00:00:00.000Z')
  expect(utc(endOfSpanMs(received, { days: 3 }, UTC_CALENDAR))).toBe('2026-11-06T00:00:00.000Z')
})

test('a pause that lasts keeps the end open, unless the end came before it', () => {
  const received = at('2026-11-02T10:00:00Z')
  const pause = { fromMs: at('2026-11-05T09:00:00Z'), untilMs: null }

  expect(endOfSpanMs(received, { days: 3 }, UTC_CALENDAR, [pause])).toBeNull()
  expect(utc(endOfSpanMs(received, { days: 2 }, UTC_CALENDAR, [pause]))).toBe(
    '2026-11-05T00:00:00.000Z',
  )
})

test('every moment lies within the day that its place calls today', () => {
  fc.assert(
    fc.property(moment, zone, (atMs, timeZone) => {
      const today = localDay(atMs, timeZone)

      expect(endOfDayMs(today, timeZone)).toBeGreaterThan(atMs)
      expect(endOfDayMs(today - 1, timeZone)).toBeLessThanOrEqual(atMs)
    }),
  )
})

test('a deadline is the first moment of a day in its zone, and leaves at least the whole span', () => {
  fc.assert(
    fc.property(moment, smallCount, zone, (startMs, days, timeZone) => {
      const endMs = endOfSpanMs(startMs, { days }, { timeZone }) ?? 0

      expect(localDay(endMs, timeZone)).toBe(localDay(endMs - 1, timeZone) + 1)
      expect(endMs - startMs).toBeGreaterThan((days - 1) * DAY_MS)
      expect(endMs - startMs).toBeLessThanOrEqual((days + 3) * DAY_MS)
    }),
  )
})

test('a deadline in business days ends a business day, and as many lie between', () => {
  fc.assert(
    fc.property(
      fc.record({
        startMs: moment,
        businessDays: smallCount,
        timeZone: zone,
        workingDays: weekdays,
      }),
      ({ startMs, businessDays, timeZone, workingDays }) => {
        const first = localDay(startMs, timeZone) + 1
        const holiday = new Date((first + 2) * DAY_MS).toISOString().slice(0, 10)
        const calendar = { timeZone, workingDays, holidays: [holiday] }

        const endMs = endOfSpanMs(startMs, { businessDays }, calendar) ?? 0
        const last = localDay(endMs - 1, timeZone)
        const worked = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
          (day) =>
            day !== first + 2 && workingDays.includes(new Date(day * DAY_MS).getUTCDay() || 7),
        )

        expect(worked.length).toBe(businessDays)
        expect(worked.at(-1)).toBe(last)
      },
    ),
  )
})

test('a later start, a longer span and a pause never bring a deadline forward', () => {
  fc.assert(
    fc.property(
      fc.record({
        startMs: moment,
        days: smallCount,
        delayMs: fc.nat(90 * DAY_MS),
        timeZone: zone,
      }),
      ({ startMs, days, delayMs, timeZone }) => {
        const calendar = { timeZone }
        const end = endOfSpanMs(startMs, { days }, calendar) ?? 0
        const pause = { fromMs: startMs, untilMs: startMs + delayMs }

        expect(endOfSpanMs(startMs + delayMs, { days }, calendar)).toBeGreaterThanOrEqual(end)
        expect(endOfSpanMs(startMs, { days: days + 1 }, calendar)).toBeGreaterThan(end)
        expect(endOfSpanMs(startMs, { businessDays: days }, calendar)).toBeGreaterThanOrEqual(end)
        expect(endOfSpanMs(startMs, { days }, calendar, [pause])).toBeGreaterThanOrEqual(end)
      },
    ),
  )
})
