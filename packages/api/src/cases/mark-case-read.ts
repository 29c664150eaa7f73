import { and, lt, sql } from 'drizzle-orm'
import type { ReadMark } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { isReport, type ReportKey } from '../reports/find-report.ts'
import { commit } from '../storage/commit.ts'
import { reports } from '../storage/schema.ts'

/**
 * Marks what the reporter has read, up to a revision. A lower mark than before changes nothing, and a
 * mark beyond the thread counts up to its end.
 */
export async function markCaseRead(
  { db }: Deps,
  reporter: ReportKey,
  { revision }: ReadMark,
): Promise<void> {
  await commit(db, [
    db
      .update(reports)
      .set({ reporterReadRevision: sql`min(${revision}, ${reports.revision})` })
      .where(and(isReport(reporter), lt(reports.reporterReadRevision, revision))),
  ])
}
