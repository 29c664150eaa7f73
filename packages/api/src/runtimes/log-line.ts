import type { LogEntry } from '../deps.ts'

/** Something that happened to the service itself. */
export type ServiceEvent = {
  /** RFC 3339 in UTC. */
  time: string
  event: 'listening' | 'stopping' | 'stopped' | 'sweep_failed'
  /** Where it listens. */
  url?: string
  /** Which sweep failed. */
  sweep?: string
  /** The classes of an error's causes, without their messages. */
  fault?: string
}

// The only keys that reach a log, whatever an entry may carry one day.
const ALLOWED_KEYS: (keyof LogEntry | keyof ServiceEvent)[] = [
  'time',
  'route',
  'status',
  'durationMs',
  'vendor',
  'requestId',
  'problem',
  'fault',
  'event',
  'url',
  'sweep',
]

/** Writes an entry as one line of JSON. */
export function formatLogLine(entry: LogEntry | ServiceEvent): string {
  return JSON.stringify(entry, ALLOWED_KEYS)
}
