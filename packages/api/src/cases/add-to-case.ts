import type { EntryAccepted, NewCaseEntry } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { appendEntry } from '../reports/append-entry.ts'
import type { ReportKey } from '../reports/find-report.ts'
import { receiveItem, toNewEntry } from '../reports/new-entry.ts'
import type { ReportRow } from '../reports/report-summary.ts'

/**
 * Adds a reporter's sealed message, or event with its change, to the thread. A repeated id gets the
 * first answer, also once the case is closed.
 *
 * @throws {@link ProblemError} as protocol's operations table lists them.
 */
export async function addToCase(
  deps: Deps,
  reporter: ReportKey,
  { id, change, entry: sealed, attachments, proofOfWork }: NewCaseEntry,
): Promise<EntryAccepted> {
  const task = { vendor: reporter.vendor, purpose: 'message', id } as const
  await deps.proofOfWork.requireInBurst(reporter.reportId, task, proofOfWork)
  const item = await receiveItem(deps, sealed)
  const entry = await toNewEntry({
    id,
    actor: 'reporter',
    change: change ?? null,
    item,
    attachments,
  })
  return appendEntry(deps, reporter, { entry, check: requireOpen })
}

/** What a reporter withdrew stays as it was; every other status leaves room for words. */
function requireOpen({ status }: ReportRow): void {
  if (status === 'withdrawn') throw new ProblemError('case_closed')
}
