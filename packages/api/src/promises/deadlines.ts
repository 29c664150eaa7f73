import { type Clock, dueSoonMs, isOpen, type PromiseId } from '@sealpost/protocol'

/** A moment at which the vendor is to be told of a deadline: once, even if it is told late. */
export type Alarm = {
  type: 'promise.due_soon' | 'promise.missed'
  promise: PromiseId
  atMs: number
  /** The deadline that it is about. */
  dueAtMs: number
}

/** Every alarm of the open clocks, the first one first; those that are past included. */
export function alarmsOf(clocks: readonly Clock[]): Alarm[] {
  return clocks
    .filter(isOpen)
    .flatMap((clock): Alarm[] => {
      const soonMs = dueSoonMs(clock)
      if (clock.dueAt === null || soonMs === null) return []
      const { promise } = clock
      const dueAtMs = Date.parse(clock.dueAt)
      return [
        { type: 'promise.due_soon', promise, atMs: soonMs, dueAtMs },
        { type: 'promise.missed', promise, atMs: dueAtMs, dueAtMs },
      ]
    })
    .sort((one, other) => one.atMs - other.atMs)
}

/** What a report's row says about its clocks besides the clocks themselves. */
export type Deadlines = { nextDueAtMs: number | null; nextAlarmAtMs: number | null }

export function deadlinesOf(clocks: readonly Clock[]): Deadlines {
  const alarms = alarmsOf(clocks)
  const dueAtMs = alarms.map((alarm) => alarm.dueAtMs)
  return {
    nextDueAtMs: dueAtMs.length > 0 ? Math.min(...dueAtMs) : null,
    nextAlarmAtMs: alarms[0]?.atMs ?? null,
  }
}
