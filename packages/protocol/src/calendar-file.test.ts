import { assert, property, string } from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { type CalendarDay, calendarFile } from './index.ts'

const now = new Date('2026-11-22T10:00:00.000Z')
const disclosure: CalendarDay = {
  uid: '3f0c1c1e-6a43-4c1f-9d1e-0f6f4b1a2c3d.disclose@sealpost.example',
  day: '2027-02-01',
  summary: 'Publication of PM-7F3K-92QD',
}

/** What an independent reader finds in a file. */
function read(text: string) {
  const calendar = ICAL.Component.fromString(text)
  const events = calendar.getAllSubcomponents('vevent')
  return {
    name: calendar.getFirstPropertyValue('x-wr-calname'),
    properties: events.map((event) => event.getAllProperties().map(({ name }) => name)),
    days: events.map((event) => ({
      uid: event.getFirstPropertyValue('uid'),
      start: String(event.getFirstPropertyValue('dtstart')),
      stamp: String(event.getFirstPropertyValue('dtstamp')),
      summary: event.getFirstPropertyValue('summary'),
      description: event.getFirstPropertyValue('description'),
    })),
  }
}

test('an independent reader finds each day, whole and without a time', () => {
  const file = calendarFile(
    'Case PM-7F3K-92QD',
    [disclosure, { ...disclosure, uid: 'b', day: '2026-12-24', description: 'Triage is due.' }],
    now,
  )

  expect(read(file)).toEqual({
    name: 'Case PM-7F3K-92QD',
    properties: [
      ['uid', 'dtstamp', 'dtstart', 'summary', 'transp'],
      ['uid', 'dtstamp', 'dtstart', 'summary', 'description', 'transp'],
    ],
    days: [
      {
        uid: disclosure.uid,
        start: '2027-02-01',
        stamp: '2026-11-22T10:00:00Z',
        summary: disclosure.summary,
        description: null,
      },
      expect.objectContaining({ uid: 'b', start: '2026-12-24', description: 'Triage is due.' }),
    ],
  })
})

describe('a text', () => {
  const summaryOf = (summary: string) =>
    read(calendarFile('Case', [{ ...disclosure, summary }], now)).days[0]?.summary

  test.each([
    ['separators', 'one, two; three: four "five" \\ six \\n seven'],
    ['several lines', 'one\ntwo\n\nthree'],
    ['a long line of several bytes each', 'Veröffentlichung 漢字 🦊 '.repeat(20).trim()],
    ['a line of 75 bytes', 'a'.repeat(75 - 'SUMMARY:'.length)],
    ['a line of 76 bytes', 'a'.repeat(76 - 'SUMMARY:'.length)],
  ])('of %s is read as it was written', (_, text) => {
    expect(summaryOf(text)).toBe(text)
  })

  test.each(['\r\n', '\r', '\n', '\u0085', '\u2028'])(
    'cannot add an event of its own with the line end %j',
    (lineEnd) => {
      const evil = `x${lineEnd}END:VEVENT${lineEnd}BEGIN:VEVENT${lineEnd}ATTACH:https://evil.example`

      const { properties } = read(calendarFile(evil, [{ ...disclosure, summary: evil }], now))

      expect(properties).toEqual([['uid', 'dtstamp', 'dtstart', 'summary', 'transp']])
    },
  )

  test('has one kind of line end', () => {
    expect(summaryOf('one\r\ntwo\rthree\nfour')).toBe('one\ntwo\nthree\nfour')
  })

  test('has no controls left in it', () => {
    expect(summaryOf('a\u0000b\u0007c\td\u001b[31m\u007f')).toBe('a b c d [31m ')
  })

  test('of any kind leaves lines of at most 75 bytes, cut within no character', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 300, size: 'max' }), (text) => {
        const file = calendarFile('Case', [{ ...disclosure, summary: text || 'x' }], now)

        expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true)
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line).not.toMatch(/[\r\n]/)
          expect(Buffer.from(line).toString()).toBe(line)
        }
        expect(read(file).properties).toHaveLength(1)
      }),
    )
  })
})
