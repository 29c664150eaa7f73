import type { Terms } from './terms.ts'

/** A point in time in the reader's zone, and in UTC for comparing with others. */
export function timeTexts(terms: Terms, timestamp: string): { local: string; utc: string } {
  const at = new Date(timestamp)
  const locale = localeOf(terms)
  return {
    local: new Intl.DateTimeFormat(locale, TO_THE_MINUTE).format(at),
    utc: new Intl.DateTimeFormat(locale, { ...TO_THE_MINUTE, timeZone: 'UTC' }).format(at),
  }
}

const TO_THE_MINUTE = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const

/** The hour and minute of a day in the reader's zone. */
export function clockText(terms: Terms, timestamp: string): string {
  return new Intl.DateTimeFormat(localeOf(terms), { timeStyle: 'short' }).format(
    new Date(timestamp),
  )
}

/** A day in the reader's zone. */
export function dayText(terms: Terms, timestamp: string): string {
  return new Intl.DateTimeFormat(localeOf(terms), { dateStyle: 'long' }).format(new Date(timestamp))
}

/** A day that is the same for everyone, wherever they are. */
export function calendarDayText(terms: Terms, day: string): string {
  const format = new Intl.DateTimeFormat(localeOf(terms), { dateStyle: 'long', timeZone: 'UTC' })
  return format.format(new Date(day))
}

/** The reader's own kind of the language, if there is one: dates differ between them. */
export function localeOf({ language }: Terms): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language
}
