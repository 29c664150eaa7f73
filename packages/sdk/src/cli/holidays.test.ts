import { expect, test } from 'vitest'
import { endOfSpanMs } from '@sealpost/protocol'
import { ACME } from '../testing/make-vendor.ts'
import { fillHolidays } from './holidays.ts'

const now = new Date('2026-11-22T10:00:00Z')
const { calendar: _, ...withoutCalendar } = ACME
const england = { country: 'GB', region: 'ENG', years: 2 }

test('the public holidays of a region are written as dates, for this year and the next', async () => {
  const { calendar } = await fillHolidays(withoutCalendar, england, now)

  expect(calendar.timeZone).toBe('Europe/London')
  for (const day of ['2026-08-31', '2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26']) {
    expect(calendar.holidays).toContain(day)
  }
  // Mothering Sunday is observed, yet no holiday; Saint Andrew's is Scotland's.
  for (const day of ['2026-03-15', '2026-11-30', '2028-01-03']) {
    expect(calendar.holidays).not.toContain(day)
  }
})

test('a deadline across Christmas counts no day on which England rests', async () => {
  const { calendar } = await fillHolidays(withoutCalendar, england, now)

  const endMs = endOfSpanMs(Date.parse('2026-12-24T12:00:00Z'), { businessDays: 2 }, calendar)

  expect(new Date(endMs ?? 0).toISOString()).toBe('2026-12-31T00:00:00.000Z')
})

test('a region adds its own days to those of the country', async () => {
  const scotland = await fillHolidays(withoutCalendar, { ...england, region: 'SCT' }, now)

  expect(scotland.calendar.holidays).toContain('2026-11-30')
})

test('a holiday of several days is several days, and half a day is none', async () => {
  const arabia = await fillHolidays(withoutCalendar, { country: 'SA', years: 1 }, now)
  const policy = { ...ACME, calendar: { timeZone: 'Asia/Shanghai' } }
  const china = await fillHolidays(policy, { country: 'CN', years: 1 }, now)

  for (const day of ['2026-03-19', '2026-03-20', '2026-03-21', '2026-03-22']) {
    expect(arabia.calendar.holidays).toContain(day)
  }
  expect(china.calendar.holidays).not.toContain('2026-05-04')
})

test('days and the time zone that the author wrote stay', async () => {
  const calendar = { timeZone: 'Europe/Oslo', workingDays: [1, 2, 3], holidays: ['2027-07-16'] }
  const authored = { $schema: './policy.schema.json', ...ACME, calendar }

  const filled = await fillHolidays(authored, { country: 'NO', years: 1 }, now)

  expect(filled.$schema).toBe('./policy.schema.json')
  expect(filled.calendar).toMatchObject({ timeZone: 'Europe/Oslo', workingDays: [1, 2, 3] })
  expect(filled.calendar.holidays).toContain('2027-07-16')
  expect(filled.calendar.holidays).toContain('2026-05-17')
})

test.each([
  [
    'a country without data',
    { country: 'XX', years: 1 },
    'for the country XX. Known are: AD Andorra',
  ],
  ['a region without data', { ...england, region: 'XYZ' }, 'ENG England'],
  ['a region of a country without any', { country: 'NO', region: 'X', years: 1 }, 'the region X.'],
  ['a country with several time zones', { country: 'US', years: 1 }, '`calendar.timeZone`'],
])('%s is refused with words', async (_, place, words) => {
  await expect(fillHolidays(withoutCalendar, place, now)).rejects.toThrow(words)
})

test('what is no policy is not touched', async () => {
  const refused = fillHolidays({ name: 'Acme' }, england, now)

  await expect(refused).rejects.toMatchObject({ code: 'doubtful' })
})
