import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { ReadMark } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { entries, reports } from '../storage/schema.ts'
import { findReport, isReport, type ReportKey } from './find-report.ts'

/**
 * Marks what the vendor has read, up to a revision, and counts what is left. A lower mark than before
 * changes nothing, and a mark beyond the thread counts up to its end: what comes later is unread.
 *
 * @throws {@link ProblemError} `unknown_report`
 */
export async function markReportRead(
  deps: Deps,
  key: ReportKey,
  { revision }: ReadMark,
): Promise<void> {
  const { db } = deps
  const isUnread = and(isReport(key), lt(reports.vendorReadRevision, revision))
  const left = db.$count(
    entries,
    and(
      eq(entries.vendorId, reports.vendorId),
      eq(entries.reportId, reports.id),
      gt(entries.revision, revision),
      eq(entries.direction, 'reporter'),
    ),
  )
  const [marked] = await commit(db, [
    db
      .update(reports)
      .set({ vendorReadRevision: sql`min(${revision}, ${reports.revision})`, unread: left })
      .where(isUnread)
      .returning({ id: reports.id }),
  ])
  if (marked.length > 0) return
  if (!(await findReport(deps, key))) throw new ProblemError('unknown_report')
}
