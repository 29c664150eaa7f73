const DAY_MS = 24 * 60 * 60 * 1000

/** Whether something ends within so many days, and has not ended yet. */
export function endsWithin(days: number, end: Date, now: Date): boolean {
  return end > now && Number(end) - Number(now) <= days * DAY_MS
}

/** A day, for people. */
export function dayOf(time: Date): string {
  return time.toISOString().slice(0, 10)
}
