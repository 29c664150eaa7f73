import { and, desc, eq, gte, isNull } from 'drizzle-orm'
import type { Page, ReportQuery, ReportSummary, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { isAfter, readCursor, rowLimit, toPage } from '../storage/keyset.ts'
import { reports } from '../storage/schema.ts'
import { toSummary } from './report-summary.ts'

/** Lists a vendor's reports, newest first; deleted ones are left out. */
export async function listReports(
  { db }: Deps,
  vendor: VendorSlug,
  { cursor, limit, status, channel, updatedSince }: ReportQuery,
): Promise<Page<ReportSummary>> {
  const request = { cursor, limit, list: ['reports', vendor, status, channel, updatedSince] }
  const after = isAfter({ at: reports.receivedAtMs, id: reports.id }, await readCursor(request))
  const rows = await db
    .select()
    .from(reports)
    .where(
      and(
        eq(reports.vendorId, vendor),
        isNull(reports.deletedAtMs),
        status && eq(reports.status, status),
        channel && eq(reports.channel, channel),
        updatedSince ? gte(reports.updatedAtMs, Date.parse(updatedSince)) : undefined,
        after,
      ),
    )
    .orderBy(desc(reports.receivedAtMs), desc(reports.id))
    .limit(rowLimit(request))

  return toPage(rows, request, {
    item: toSummary,
    position: (row) => ({ atMs: row.receivedAtMs, id: row.id }),
  })
}
