import { eq, max, type SQL, sql } from 'drizzle-orm'
import { QueryBuilder } from 'drizzle-orm/sqlite-core'
import type { Day, EventType, VendorSlug } from '@sealpost/protocol'
import type { Database } from '../storage/database.ts'
import { events } from '../storage/schema.ts'
import { vendors } from '../storage/vendor-schema.ts'

/** Something about no report that a vendor is to be told of once for its cause. */
export type NewVendorEvent = {
  vendor: VendorSlug
  type: EventType
  atMs: number
  cause: string
  /** The fingerprint, webhook or channel that it is about. */
  subject?: string
  expires?: Day
}

const lastId = new QueryBuilder()
  .select({ last: max(events.id) })
  .from(events)
  .where(eq(events.vendorId, vendors.id))

/** Builds the insert of an event about no report, if a condition holds. */
export function noteVendorEvent(
  db: Database,
  { vendor, type, atMs, cause, subject, expires }: NewVendorEvent,
  where?: SQL,
) {
  return db
    .insert(events)
    .select(
      sql`select ${vendors.id}, coalesce((${lastId}), 0) + 1, ${type}, '', ${atMs}, null,
        ${subject ?? null}, ${expires ?? null}, ${cause}
        from ${vendors} where ${vendors.id} = ${vendor} and ${where ?? sql`true`}`,
    )
    .onConflictDoNothing()
}
