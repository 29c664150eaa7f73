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
  const item = await receiveItem(deps, sealed)
  const entry = await toNewEntry({
    id,
    actor: 'reporter',
    change: change ?? null,
    item,
    attachments,
  })
  const task = { vendor: reporter.vendor, purpose: 'message', id } as const
  let counted: Promise<void> | undefined
  const check = async (found: ReportRow) => {
    requireOpen(found)
    // Looked at again whenever others are faster, it counts once; a repetition never comes here.
    counted ??= deps.proofOfWork.requireInBurst(reporter.reportId, task, proofOfWork)
    await counted
  }
  return appendEntry(deps, reporter, { entry, check })
}

/** What a reporter withdrew stays as it was; every other status leaves room for words. */
function requireOpen({ status }: ReportRow): void {
  if (status === 'withdrawn') throw new ProblemError('case_closed')
}
