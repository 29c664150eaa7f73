import type { Day, Timestamp } from '@sealpost/protocol'

/** A stored time as it goes over the wire: RFC 3339 in UTC with milliseconds. */
export function toTimestamp(timeMs: number): Timestamp {
  return new Date(timeMs).toISOString()
}

/** The same for a column that may be empty. */
export function toTimestampOrNull(timeMs: number | null): Timestamp | null {
  return timeMs === null ? null : toTimestamp(timeMs)
}

/** The day of a stored time in UTC. */
export function toDay(timeMs: number): Day {
  return toTimestamp(timeMs).slice(0, 10)
}
