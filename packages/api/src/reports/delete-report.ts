import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { eraseReports } from './erase-reports.ts'
import { findReport, type ReportKey } from './find-report.ts'

/**
 * Deletes the sealed bytes of a report for good. May be called twice.
 *
 * @throws {@link ProblemError} `unknown_report`
 */
export async function deleteReport(deps: Deps, { vendor, reportId }: ReportKey): Promise<void> {
  const erased = await eraseReports(deps, { vendor, reportIds: [reportId] })
  if (erased.length > 0) return
  if (!(await findReport(deps, { vendor, reportId }))) throw new ProblemError('unknown_report')
}
