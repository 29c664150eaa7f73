import { eq, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { EventType, ReportId, VendorSlug } from '@sealpost/protocol'
import type { Database } from '../storage/database.ts'
import { prepareWrite } from '../storage/prepared.ts'
import { events } from '../storage/schema.ts'

type Received = { vendor: VendorSlug; reportId: ReportId; atMs: number }

/**
 * Builds the insert of the event that goes with a new report, prepared. A report is stored once, and
 * so is what stands in its batch: it needs no cause to be told once.
 */
export function noteReceived(
  db: Database,
  { vendor, reportId, atMs }: Received,
): BatchItem<'sqlite'> {
  const type: EventType = 'report.received'
  return insertReceived(db, [vendor, type, reportId, atMs, vendor])
}

const insertReceived = prepareWrite((db) =>
  db
    .insert(events)
    .select(
      sql`select ${sql.placeholder('vendor')}, coalesce(max(${events.id}), 0) + 1,
        ${sql.placeholder('type')}, ${sql.placeholder('reportId')}, ${sql.placeholder('atMs')},
        null, null, null, null
        from ${events} where ${eq(events.vendorId, sql.placeholder('vendor'))}`,
    )
    .prepare(),
)
