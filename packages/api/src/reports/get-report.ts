import type { ReportDetail } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { type ReportKey, requireReport } from './find-report.ts'
import { nextVendorPosition, readHistory } from './report-history.ts'
import { toSummary } from './report-summary.ts'

/**
 * Fetches what the service knows about a report, with its history.
 *
 * @throws {@link ProblemError} `unknown_report` or `report_deleted`
 */
export async function getReport(deps: Deps, key: ReportKey): Promise<ReportDetail> {
  const row = await requireReport(deps, key)
  const [history, nextEvent] = await Promise.all([
    readHistory(deps, key),
    nextVendorPosition(deps, key),
  ])
  return {
    ...toSummary(row, deps.clock.nowMs()),
    reporterKeyId: row.reporterKeyId,
    history,
    nextEvent,
  }
}
