import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { findReport, type ReportKey } from '../reports/find-report.ts'
import { commit } from '../storage/commit.ts'
import { credits } from '../storage/schema.ts'
import { isCreditOf } from './put-credit.ts'

/**
 * Takes an entry out of the hall of fame. May be called twice, also once the report was deleted.
 *
 * @throws {@link ProblemError} `unknown_report`
 */
export async function deleteCredit(deps: Deps, key: ReportKey): Promise<void> {
  await commit(deps.db, [deps.db.delete(credits).where(isCreditOf(key))])
  if (!(await findReport(deps, key))) throw new ProblemError('unknown_report')
}
