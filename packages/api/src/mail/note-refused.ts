import { and, eq, isNotNull, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { noteVendorEvent } from '../events/note-vendor-event.ts'
import type { DeliveryRow } from '../outbox/way.ts'
import type { Database } from '../storage/database.ts'
import { reports } from '../storage/schema.ts'
import { channelOf } from './mail-outlets.ts'

type Refused = Pick<DeliveryRow, 'vendorId' | 'outlet' | 'eventId' | 'reportId'>

/**
 * Builds what is written with a mail that was not taken: a vendor is told once that its mailbox missed
 * something; a reporter, of whom the vendor learns nothing, gets no more notes.
 */
export function noteRefused(
  db: Database,
  { vendorId: vendor, outlet, eventId, reportId }: Refused,
  atMs: number,
): BatchItem<'sqlite'>[] {
  if (outlet === 'reporter') {
    if (reportId === '') return []
    const isIt = and(eq(reports.vendorId, vendor), eq(reports.id, reportId))
    const notify = sql`json_set(${reports.notify}, '$.isRefused', json('true'))`
    return [
      db
        .update(reports)
        .set({ notify })
        .where(and(isIt, isNotNull(reports.notify))),
    ]
  }
  const cause = `${outlet} ${eventId}`
  const event = { vendor, type: 'mail.refused', subject: channelOf(outlet), atMs, cause } as const
  return [noteVendorEvent(db, event)]
}
