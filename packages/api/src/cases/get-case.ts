import { and, eq } from 'drizzle-orm'
import { type Case, encodeBase64, type ThreadQuery } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { findReport, type ReportKey } from '../reports/find-report.ts'
import { readThread } from '../reports/read-thread.ts'
import { standingOf } from '../reports/report-summary.ts'
import { sealedReports } from '../storage/schema.ts'
import { toTimestampOrNull } from '../storage/timestamp.ts'

/**
 * Fetches a case as its reporter sees it: what was sent, where it stands, and as much of its
 * thread as one answer holds.
 *
 * @throws {@link ProblemError} `unknown_case` if its vendor was deleted meanwhile.
 */
export async function getCase(deps: Deps, reporter: ReportKey, query?: ThreadQuery): Promise<Case> {
  const [row, [kept], page] = await Promise.all([
    findReport(deps, reporter),
    readSealed(deps, reporter),
    readThread(deps, reporter, query),
  ])
  if (!row) throw new ProblemError('unknown_case')
  return {
    vendor: reporter.vendor,
    ...standingOf(row, deps.clock.nowMs()),
    sealed: kept ? encodeBase64(kept.ciphertext) : null,
    wrappedState: kept ? encodeBase64(kept.wrappedState) : null,
    deletedAt: toTimestampOrNull(row.deletedAtMs),
    ...page,
    readRevision: row.reporterReadRevision,
    notified: row.notify !== null && !row.notify.isRefused,
  }
}

function readSealed({ db }: Deps, { vendor, reportId }: ReportKey) {
  return db
    .select()
    .from(sealedReports)
    .where(and(eq(sealedReports.vendorId, vendor), eq(sealedReports.reportId, reportId)))
}
