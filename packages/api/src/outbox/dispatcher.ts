import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { findWaiting } from './claim-due.ts'
import { fanOut, findUntold } from './fan-out.ts'
import { createSlots } from './slots.ts'
import { createTraffic } from './traffic.ts'

const MAX_FAN_OUTS = 8

export type Dispatcher = {
  /**
   * Makes deliveries of what has happened, to one vendor or to all, and delivers what is due. Resolves
   * once nothing more is to be done now; what fails is left for a later call. Calls may overlap.
   */
  dispatch: (vendor?: VendorSlug) => Promise<void>
  /** Begins nothing more, waits a little for attempts under way, and leaves them to whoever comes next. */
  stop: (graceMs: number) => Promise<void>
}

/** After `maxAttempts` it begins no more; by default there is no limit. */
export type DispatcherOptions = { maxAttempts?: number }

/** Brings events to their outlets: of each report in order, and at least once. */
export function createDispatcher(
  deps: Deps,
  { maxAttempts = Number.POSITIVE_INFINITY }: DispatcherOptions = {},
): Dispatcher {
  const traffic = createTraffic(deps, { maxAttempts })
  const fanOutSlot = createSlots(MAX_FAN_OUTS)
  const underWay = new Set<Promise<void>>()

  async function dispatchOnce(vendor?: VendorSlug): Promise<void> {
    const untold = vendor ? [vendor] : await findUntold(deps)
    const told = untold.map((each) => fanOutSlot(() => fanOut(deps, each)))
    await whenAll(told)
    const waiting = await findWaiting(deps, vendor)
    if (!vendor) traffic.forgetAllBut(waiting)
    const nowMs = deps.clock.nowMs()
    const due = waiting.filter(({ dueAtMs }) => dueAtMs <= nowMs)
    await whenAll(due.map((lane) => traffic.move(lane)))
  }

  return {
    async dispatch(vendor) {
      const dispatching = dispatchOnce(vendor)
      underWay.add(dispatching)
      try {
        await dispatching
      } finally {
        underWay.delete(dispatching)
      }
    },
    async stop(graceMs) {
      traffic.stop()
      const grace = Promise.withResolvers<unknown>()
      const timer = setTimeout(grace.resolve, graceMs)
      await Promise.race([Promise.allSettled(underWay), grace.promise])
      // A timer that nobody waits for would keep the process alive.
      clearTimeout(timer)
      traffic.abandon()
    },
  }
}

/** Waits for all, also where one fails; then says what went wrong first. */
async function whenAll(work: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(work)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
