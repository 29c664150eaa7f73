import type { ReportChange, ReportSummary } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { addEntry } from './add-entry.ts'
import { type ReportKey, requireReport } from './find-report.ts'
import { findTwin, unlessTwin } from './find-twin.ts'
import { receiveItem, toNewEntry } from './new-entry.ts'
import { toSummary } from './report-summary.ts'

/** A change as it was asked for, with the revision it is based on. */
export type UpdateRequest = ReportChange & ReportKey & { revision: number }

/**
 * Changes a report and keeps the sealed event that says the same to its reporter: both or neither.
 * A repeated change id gets the first answer.
 *
 * @throws {@link ProblemError} as protocol's operations table lists them.
 */
export async function updateReport(deps: Deps, request: UpdateRequest): Promise<ReportSummary> {
  const { changeId: id, change, event, revision } = request
  const item = event ? await receiveItem(deps, event) : null
  const entry = await toNewEntry({ id, actor: 'vendor', change, item, attachments: [] })
  const found = await requireReport(deps, request)
  const earlier = await findTwin(deps, request, entry)
  if (earlier?.answer) return earlier.answer
  if (found.revision !== revision) throw new ProblemError('stale_revision')

  const step = addEntry(deps, found, entry)
  const changed = await unlessTwin(deps, request, { entry, step })
  if (changed) return toSummary(changed, changed.updatedAtMs)
  // Something else was faster; it may have been this very request, sent twice.
  const twin = await findTwin(deps, request, entry)
  if (!twin?.answer) throw new ProblemError('stale_revision')
  return twin.answer
}
