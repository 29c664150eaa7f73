import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Actor, ProblemCode, ReportId, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { prepareOnce } from '../storage/prepared.ts'
import { reports } from '../storage/schema.ts'
import type { ReportRow } from './report-summary.ts'

/** Names one report. The vendor always stands beside the id: a foreign id looks like an unknown one. */
export type ReportKey = { vendor: VendorSlug; reportId: ReportId }

/** How each side is told that there is no such report. */
export const UNKNOWN_TO = {
  vendor: 'unknown_report',
  reporter: 'unknown_case',
} as const satisfies Record<Actor, ProblemCode>

/** The condition that picks a report's row. */
export function isReport({ vendor, reportId }: ReportKey): SQL | undefined {
  return and(eq(reports.vendorId, vendor), eq(reports.id, reportId))
}

/** A report's row, deleted or not; undefined if this vendor has none with that id. */
export async function findReport({ db }: Deps, key: ReportKey): Promise<ReportRow | undefined> {
  const [row] = await selectReport(db).all(key)
  return row
}

const selectReport = prepareOnce((db) =>
  db
    .select()
    .from(reports)
    .where(
      and(
        eq(reports.vendorId, sql.placeholder('vendor')),
        eq(reports.id, sql.placeholder('reportId')),
      ),
    )
    .prepare(),
)

/**
 * A report's row.
 *
 * @throws {@link ProblemError} `report_deleted`, `unknown_report` for a vendor, or `unknown_case` for a
 * reporter whose vendor was deleted meanwhile.
 */
export async function requireReport(
  deps: Deps,
  key: ReportKey,
  actor: Actor = 'vendor',
): Promise<ReportRow> {
  const row = await findReport(deps, key)
  if (!row) throw new ProblemError(UNKNOWN_TO[actor])
  if (row.deletedAtMs !== null) throw new ProblemError('report_deleted')
  return row
}
