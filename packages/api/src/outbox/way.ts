import type { BatchItem } from 'drizzle-orm/batch'
import type { DeliveryFault, DeliveryState, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { Database } from '../storage/database.ts'
import type { deliveries, Outlet } from '../storage/delivery-schema.ts'
import type { events } from '../storage/schema.ts'

export type EventRow = typeof events.$inferSelect
export type DeliveryRow = typeof deliveries.$inferSelect

/** How events get to outlets of one kind. */
export type Way = {
  /** What its outlets are, or begin with. */
  kind: 'webhook' | 'mailbox' | 'files' | 'reporter'
  /** Where events of a vendor go. Asked once for each page of them, in their order. */
  outletsOf: (
    deps: Deps,
    vendor: VendorSlug,
    events: readonly EventRow[],
  ) => Promise<readonly OutletEvents[]>
  /** An attempt that has not ended by then is made anew by whoever comes next. */
  timeLimitMs: number
  /** Makes one attempt. Rejects only where the service itself is at fault; then nothing is counted. */
  send: (deps: Deps, job: Job) => Promise<Attempt>
  /** Builds what is written together with the outcome of an attempt, such as an event that tells of it. */
  followUps?: (db: Database, settled: Settled) => readonly BatchItem<'sqlite'>[]
}

/** What goes to one outlet: the numbers of the events. */
export type OutletEvents = { outlet: Outlet; eventIds: readonly number[] }

/** A delivery that was taken up. */
export type Job = {
  delivery: DeliveryRow
  event: EventRow
  /** Its mark: whoever settles it finds this time in `nextAttemptAtMs`, or was overtaken. */
  claimedUntilMs: number
}

/** A delivery after an attempt. */
export type Settled = {
  delivery: DeliveryRow
  attempt: Attempt
  /** What it is in now. */
  state: DeliveryState
  atMs: number
}

export type Attempt = {
  /**
   * `retry`: later, as often as there are attempts. `refused`: never again. `gone`: its outlet wants
   * nothing more. `paused`: its outlet takes nothing for now.
   */
  outcome: 'delivered' | 'retry' | 'refused' | 'gone' | 'paused'
  /** What it was answered, of HTTP or SMTP; null without an answer. */
  status: number | null
  fault: DeliveryFault | null
  /** How long the other side wants to be left alone; null if it does not say. */
  retryAfterMs: number | null
  /** The `Message-ID` of a mail. */
  messageId?: string
}
