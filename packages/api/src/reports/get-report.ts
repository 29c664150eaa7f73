import type { ReportDetail, ThreadQuery } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { type ReportKey, requireReport } from './find-report.ts'
import { nextPosition, readThread } from './read-thread.ts'
import { toSummary } from './report-summary.ts'

/**
 * Fetches what the service knows about a report, with as much of its thread as one answer holds.
 *
 * @throws {@link ProblemError} `unknown_report` or `report_deleted`
 */
export async function getReport(
  deps: Deps,
  key: ReportKey,
  query?: ThreadQuery,
): Promise<ReportDetail> {
  const row = await requireReport(deps, key)
  const [page, next] = await Promise.all([
    readThread(deps, key, query),
    nextPosition(deps, row, 'vendor'),
  ])
  return {
    ...toSummary(row, deps.clock.nowMs()),
    reporterKeyId: row.reporterKeyId,
    ...page,
    nextPosition: next,
    readRevision: row.vendorReadRevision,
  }
}
