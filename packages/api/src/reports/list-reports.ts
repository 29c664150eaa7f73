import { and, asc, desc, eq, gte, isNull, lt, lte, type SQL, sql } from 'drizzle-orm'
import type { Page, ReportQuery, ReportSummary, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { isAfter, type Order, readCursor, rowLimit, toPage } from '../storage/keyset.ts'
import { reports } from '../storage/schema.ts'
import { type ReportRow, toSummary } from './report-summary.ts'

const MS_PER_HOUR = 3_600_000

/**
 * Lists a vendor's reports, newest first; those with a promise that is due begin with what is due
 * first. Deleted ones are left out.
 */
export async function listReports(
  { db, clock }: Deps,
  vendor: VendorSlug,
  { cursor, limit, ...filters }: ReportQuery,
): Promise<Page<ReportSummary>> {
  const nowMs = clock.nowMs()
  const { status, channel, updatedSince, unread, late, dueWithinHours } = filters
  const list = ['reports', vendor, status, channel, updatedSince, late, dueWithinHours, unread]
  const request = { cursor, limit, list }
  const order = late || dueWithinHours !== undefined ? FIRST_DUE : NEWEST
  const after = isAfter(order, await readCursor(request))
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
        // Not a parameter: the index of what is unread is chosen by these very words.
        unread && sql`${reports.unread} > 0`,
        ...isDue(filters, nowMs),
        after,
      ),
    )
    .orderBy(...order.by)
    .limit(rowLimit(request))

  return toPage(rows, request, {
    item: (row) => toSummary(row, nowMs),
    position: (row) => ({ atMs: order.atMs(row), id: row.id }),
  })
}

type ReportOrder = Order & { by: SQL[]; atMs: (row: ReportRow) => number }

const NEWEST: ReportOrder = {
  at: reports.receivedAtMs,
  id: reports.id,
  direction: 'descending',
  by: [desc(reports.receivedAtMs), desc(reports.id)],
  atMs: (row) => row.receivedAtMs,
}

const FIRST_DUE: ReportOrder = {
  at: reports.nextDueAtMs,
  id: reports.id,
  direction: 'ascending',
  by: [asc(reports.nextDueAtMs), asc(reports.id)],
  atMs: (row) => row.nextDueAtMs ?? 0,
}

function isDue({ late, dueWithinHours }: ReportQuery, nowMs: number): (SQL | undefined)[] {
  const { nextDueAtMs } = reports
  return [
    late && lt(nextDueAtMs, nowMs),
    dueWithinHours === undefined
      ? undefined
      : lte(nextDueAtMs, nowMs + dueWithinHours * MS_PER_HOUR),
  ]
}
