import type { Terms } from './terms.ts'

/** A point in time in the reader's zone, and in UTC for comparing with others. */
export function timeTexts({ language }: Terms, timestamp: string): { local: string; utc: string } {
  const at = new Date(timestamp)
  const format = { dateStyle: 'long', timeStyle: 'long' } as const
  return {
    local: new Intl.DateTimeFormat(language, { ...format }).format(at),
    utc: new Intl.DateTimeFormat(language, { ...format, timeZone: 'UTC' }).format(at),
  }
}

/** The hour and minute of a day in the reader's zone. */
export function clockText({ language }: Terms, timestamp: string): string {
  return new Intl.DateTimeFormat(language, { timeStyle: 'short' }).format(new Date(timestamp))
}

/** A day in the reader's zone. */
export function dayText({ language }: Terms, timestamp: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date(timestamp))
}
