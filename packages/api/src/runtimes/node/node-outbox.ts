import type { VendorSlug } from '@sealpost/protocol'
import type { Deps, Outbox } from '../../deps.ts'
import { createDispatcher, type Dispatcher } from '../../outbox/dispatcher.ts'
import type { Log } from './write-log.ts'

/** For so long writes are gathered: under load, word of many costs hardly more than word of one. */
const GATHER_MS = 50
/** And for so long after word was brought: a vendor who is sent much is told twice a second. */
const REST_MS = 500
const EVERY_MS = 5000
const GRACE_MS = 2000

export type NodeOutbox = Outbox & {
  /** Brings word now, after each write and, for what is to be tried again, every five seconds. */
  start: (deps: Deps, log: Log) => void
  /** Ends within two seconds; an attempt that takes longer is made again after the next start. */
  stop: () => Promise<void>
}

/** An outbox that takes note from the beginning and goes to work once it is started. Keeps no process alive. */
export function createNodeOutbox(): NodeOutbox {
  const woken = new Set<VendorSlug>()
  let dispatcher: Dispatcher | undefined
  let gathering: NodeJS.Timeout | undefined
  let ticking: NodeJS.Timeout | undefined
  let dispatch: (vendor?: VendorSlug) => Promise<void> = () => Promise.resolve()

  function gather(): void {
    const vendors = [...woken]
    woken.clear()
    gathering = vendors.length > 0 ? setTimeout(gather, REST_MS).unref() : undefined
    for (const vendor of vendors) void dispatch(vendor)
  }

  return {
    wake(vendor) {
      woken.add(vendor)
      if (dispatcher) gathering ??= setTimeout(gather, GATHER_MS).unref()
    },
    start(deps, log) {
      const started = createDispatcher(deps)
      dispatcher = started
      dispatch = (vendor) =>
        started.dispatch(vendor).catch((error: unknown) => logFault(deps, log, error))
      void dispatch()
      ticking = setInterval(() => void dispatch(), EVERY_MS).unref()
    },
    async stop() {
      clearTimeout(gathering)
      clearInterval(ticking)
      await dispatcher?.stop(GRACE_MS)
    },
  }
}

function logFault({ clock }: Deps, log: Log, error: unknown): void {
  const fault = error instanceof Error ? error.name : 'unknown'
  const time = new Date(clock.nowMs()).toISOString()
  log.write({ time, event: 'sweep_failed', sweep: 'outbox', fault })
}
