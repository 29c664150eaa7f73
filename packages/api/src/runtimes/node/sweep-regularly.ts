import type { Deps } from '../../deps.ts'
import { sweepDeliveries } from '../../outbox/sweep-deliveries.ts'
import { sweepPromises } from '../../promises/sweep-promises.ts'
import { sweepRetention } from '../../reports/sweep-retention.ts'
import { sweepFiles } from '../../uploads/sweep-files.ts'
import { sweepExpiries } from '../../vendors/sweep-expiries.ts'
import type { Log } from './write-log.ts'

const MS_PER_MINUTE = 60_000
const SWEEPS = [
  { name: 'promises', sweep: sweepPromises, everyMs: MS_PER_MINUTE },
  { name: 'files', sweep: sweepFiles, everyMs: MS_PER_MINUTE },
  { name: 'deliveries', sweep: sweepDeliveries, everyMs: 60 * MS_PER_MINUTE },
  { name: 'expiries', sweep: sweepExpiries, everyMs: 60 * MS_PER_MINUTE },
  { name: 'retention', sweep: sweepRetention, everyMs: 60 * MS_PER_MINUTE },
]

type Sweeping = { stop: () => Promise<void> }

/**
 * Tells of deadlines and removes files that nothing needs now and every minute; warns of what expires
 * and erases what is no longer kept now and every hour.
 * Keeps no process alive.
 */
export function sweepRegularly(deps: Deps, log: Log): Sweeping {
  const all = SWEEPS.map((each) => repeat(() => sweepOnce(deps, log, each), each.everyMs))
  return {
    stop: async () => {
      await Promise.all(all.map((sweeping) => sweeping.stop()))
    },
  }
}

/** One at a time: what takes longer than the interval is not begun twice. */
function repeat(work: () => Promise<void>, everyMs: number): Sweeping {
  let current = work()
  const timer = setInterval(() => {
    current = current.then(work)
  }, everyMs).unref()
  return {
    stop: () => {
      clearInterval(timer)
      return current
    },
  }
}

async function sweepOnce(
  deps: Deps,
  log: Log,
  { name, sweep }: (typeof SWEEPS)[number],
): Promise<void> {
  try {
    await sweep(deps)
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'unknown'
    const time = new Date(deps.clock.nowMs()).toISOString()
    log.write({ time, event: 'sweep_failed', sweep: name, fault })
  }
}
