import type { Deps } from '../deps.ts'
import { isReport, type ReportKey } from '../reports/find-report.ts'
import { commit } from '../storage/commit.ts'
import { reports } from '../storage/schema.ts'

/** Forgets where a reporter is told that something is new, for good. May be called twice. */
export async function stopNotes({ db }: Deps, report: ReportKey): Promise<void> {
  await commit(db, [db.update(reports).set({ notify: null }).where(isReport(report))])
}
