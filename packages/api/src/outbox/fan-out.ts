import { and, asc, eq, exists, getTableColumns, gt, sql } from 'drizzle-orm'
import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import type { Database } from '../storage/database.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { inList } from '../storage/in-list.ts'
import { events } from '../storage/schema.ts'
import { vendors } from '../storage/vendor-schema.ts'
import type { EventRow, OutletEvents } from './way.ts'
import { WAYS } from './ways.ts'

const MAX_EVENTS_PER_WRITE = 100

/**
 * Makes a delivery of each event of a vendor for each outlet that it goes to. May run in several
 * places at once and end anywhere: each page of events and the mark behind it are one write.
 */
export async function fanOut(deps: Deps, vendor: VendorSlug): Promise<void> {
  for (;;) {
    const rows = await readUntold(deps.db, vendor)
    const last = rows.at(-1)
    if (!last) return
    const page = rows.map(({ event }) => event)
    const outlets = await Promise.all(WAYS.map((way) => way.outletsOf(deps, vendor, page)))
    await commit(deps.db, [
      markTold(deps.db, vendor, { from: last.fannedOutTo, to: last.event.id }),
      ...outlets
        .flat()
        .map((each) => makeDeliveries(deps, vendor, { ...each, markedBy: last.event })),
    ])
  }
}

/** The vendors to whom something has happened that nobody was told of. */
export async function findUntold({ db }: Deps): Promise<VendorSlug[]> {
  const untold = db
    .select({ id: events.id })
    .from(events)
    .where(and(eq(events.vendorId, vendors.id), gt(events.id, vendors.fannedOutTo)))
  const rows = await db.select({ id: vendors.id }).from(vendors).where(exists(untold))
  return rows.map(({ id }) => id)
}

function readUntold(db: Database, vendor: VendorSlug) {
  return db
    .select({ event: getTableColumns(events), fannedOutTo: vendors.fannedOutTo })
    .from(vendors)
    .innerJoin(events, and(eq(events.vendorId, vendors.id), gt(events.id, vendors.fannedOutTo)))
    .where(eq(vendors.id, vendor))
    .orderBy(asc(events.id))
    .limit(MAX_EVENTS_PER_WRITE)
}

function markTold(db: Database, vendor: VendorSlug, { from, to }: { from: number; to: number }) {
  return db
    .update(vendors)
    .set({ fannedOutTo: to })
    .where(and(eq(vendors.id, vendor), eq(vendors.fannedOutTo, from)))
}

/** Of two that read the same page, the second finds the rows of the first; if it read less, no mark. */
function makeDeliveries(
  { db, clock }: Deps,
  vendor: VendorSlug,
  { outlet, eventIds, markedBy }: OutletEvents & { markedBy: EventRow },
) {
  const nowMs = clock.nowMs()
  const isMarked = and(eq(vendors.id, events.vendorId), eq(vendors.fannedOutTo, markedBy.id))
  const isChosen = and(eq(events.vendorId, vendor), inList(events.id, eventIds))
  return db
    .insert(deliveries)
    .select(
      sql`select ${events.vendorId}, ${outlet}, ${events.id}, ${events.type}, ${events.reportId},
        'waiting', 0, ${nowMs}, null, null, null, ${nowMs}, null
        from ${events} join ${vendors} on ${isMarked} where ${isChosen}`,
    )
    .onConflictDoNothing()
}
