import type { Day } from './encodings.ts'

/** A whole day in a calendar. */
export type CalendarDay = {
  /** Unique and stable, so that a later file moves the day instead of repeating it. */
  uid: string
  day: Day
  summary: string
  description?: string
}

const MAX_LINE_BYTES = 75

/**
 * Writes days as an iCalendar file (RFC 5545): each a whole day that keeps nobody busy.
 *
 * @returns The text of a `.ics` file, media type `text/calendar`.
 */
export function calendarFile(name: string, days: readonly CalendarDay[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sealpost//Case//EN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...days.flatMap((day) => eventLines(day, stamp)),
    'END:VCALENDAR',
  ]
    .map((line) => `${fold(line)}\r\n`)
    .join('')
}

function eventLines({ uid, day, summary, description }: CalendarDay, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(description ? [`DESCRIPTION:${escapeText(description)}`] : []),
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
}

/** RFC 5545 §3.3.11. Controls other than line ends have no place in a text value. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
}

/** RFC 5545 §3.1: no line is longer than 75 octets, and none is cut within a character. */
function fold(line: string): string {
  const encoder = new TextEncoder()
  let folded = ''
  let length = 0
  for (const character of line) {
    const bytes = encoder.encode(character).length
    if (length + bytes > MAX_LINE_BYTES) {
      folded += '\r\n '
      length = 1
    }
    folded += character
    length += bytes
  }
  return folded
}
