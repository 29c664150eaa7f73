import type { Deps } from '../../deps.ts'
import { sweepRetention } from '../../reports/sweep-retention.ts'
import type { Log } from './write-log.ts'

const MS_PER_HOUR = 3_600_000

/** Erases what vendors no longer keep, now and every hour. */
export function sweepHourly(deps: Deps, log: Log): { stop: () => Promise<void> } {
  let current = Promise.resolve()
  const sweep = () => {
    current = current.then(() => sweepOnce(deps, log))
  }
  sweep()
  const timer = setInterval(sweep, MS_PER_HOUR).unref()
  return {
    stop: () => {
      clearInterval(timer)
      return current
    },
  }
}

async function sweepOnce(deps: Deps, log: Log): Promise<void> {
  try {
    await sweepRetention(deps)
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'unknown'
    log.write({ time: new Date(deps.clock.nowMs()).toISOString(), event: 'sweep_failed', fault })
  }
}
