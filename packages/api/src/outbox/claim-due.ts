import { and, asc, eq, getTableColumns, isNotNull, lt, lte, min, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { inList } from '../storage/in-list.ts'
import { events } from '../storage/schema.ts'
import { isIn, type Lane } from './lane.ts'
import type { Job } from './way.ts'

const earlier = alias(deliveries, 'earlier')

/** The outlets that anything waits for, of one vendor or of all. */
export async function findWaiting(
  { db }: Deps,
  vendor?: VendorSlug,
): Promise<(Lane & { dueAtMs: number })[]> {
  const { vendorId, outlet, nextAttemptAtMs } = deliveries
  const rows = await db
    .select({ vendor: vendorId, outlet, dueAtMs: min(nextAttemptAtMs) })
    .from(deliveries)
    .where(and(isNotNull(nextAttemptAtMs), vendor && eq(vendorId, vendor)))
    .groupBy(vendorId, outlet)
  return rows.map(({ dueAtMs, ...lane }) => ({ ...lane, dueAtMs: dueAtMs ?? 0 }))
}

/**
 * Takes up deliveries that are due, of each report the next one only: nobody else does until the time
 * of an attempt is over.
 */
export async function claimDue(
  deps: Deps,
  lane: Lane,
  { count, timeLimitMs }: { count: number; timeLimitMs: number },
): Promise<Job[]> {
  const { db, clock } = deps
  const nowMs = clock.nowMs()
  const rows = await readDue(deps, lane, { nowMs, count })
  if (rows.length === 0) return []

  const claimedUntilMs = nowMs + timeLimitMs
  const ids = rows.map(({ event }) => event.id)
  const [claimed] = await commit(db, [
    db
      .update(deliveries)
      .set({ nextAttemptAtMs: claimedUntilMs })
      .where(
        and(isIn(lane), inList(deliveries.eventId, ids), lte(deliveries.nextAttemptAtMs, nowMs)),
      )
      .returning({ id: deliveries.eventId }),
  ])
  const mine = new Set(claimed.map(({ id }) => id))
  return rows.filter(({ event }) => mine.has(event.id)).map((row) => ({ ...row, claimedUntilMs }))
}

function readDue({ db }: Deps, lane: Lane, { nowMs, count }: { nowMs: number; count: number }) {
  const waitsBefore = db
    .select({ one: sql`1` })
    .from(earlier)
    .where(
      and(
        eq(earlier.vendorId, deliveries.vendorId),
        eq(earlier.outlet, deliveries.outlet),
        eq(earlier.reportId, deliveries.reportId),
        lt(earlier.eventId, deliveries.eventId),
        isNotNull(earlier.nextAttemptAtMs),
      ),
    )
  return db
    .select({ delivery: getTableColumns(deliveries), event: getTableColumns(events) })
    .from(deliveries)
    .innerJoin(
      events,
      and(eq(events.vendorId, deliveries.vendorId), eq(events.id, deliveries.eventId)),
    )
    .where(and(isIn(lane), lte(deliveries.nextAttemptAtMs, nowMs), notExists(waitsBefore)))
    .orderBy(asc(deliveries.nextAttemptAtMs))
    .limit(count)
}
