import type { EntryAccepted } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { toTimestamp } from '../storage/timestamp.ts'
import { addEntry } from './add-entry.ts'
import { type ReportKey, requireReport } from './find-report.ts'
import { findTwin, unlessTwin } from './find-twin.ts'
import type { NewEntry, NewItem } from './new-entry.ts'
import type { ReportRow } from './report-summary.ts'

// Each attempt that fails is an entry that was stored meanwhile.
const MAX_ATTEMPTS = 20
const RETRY_AFTER_SECONDS = 1

type Append = {
  entry: NewEntry & { item: NewItem }
  /** Rejects if nothing may be added to the report as it was found. */
  check?: (found: ReportRow) => Promise<void>
}

/**
 * Adds a sealed entry to a thread whatever else is added at the same moment, as long as it continues
 * its own side's chain. A repeated entry gets the first answer.
 *
 * @throws {@link ProblemError} as `addEntry` does; also as `requireReport` does,
 * `change_conflict`, or `unavailable` if others were faster again and again.
 */
export async function appendEntry(
  deps: Deps,
  key: ReportKey,
  { entry, check }: Append,
): Promise<EntryAccepted> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const found = await requireReport(deps, key, entry.actor)
    const twin = await findTwin(deps, key, entry)
    if (twin) return toAccepted(entry, twin)
    await check?.(found)
    const added = await unlessTwin(deps, key, { entry, step: addEntry(deps, found, entry) })
    if (added) return toAccepted(entry, { atMs: added.updatedAtMs, revision: added.revision })
  }
  throw new ProblemError('unavailable', { retryAfter: RETRY_AFTER_SECONDS })
}

function toAccepted(
  { id, item }: Append['entry'],
  { atMs, revision }: { atMs: number; revision: number },
): EntryAccepted {
  return { id, at: toTimestamp(atMs), revision, ciphertextHash: item.ciphertextHash }
}
