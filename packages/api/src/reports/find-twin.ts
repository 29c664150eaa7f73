import { and, eq } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { entries } from '../storage/schema.ts'
import type { ReportKey } from './find-report.ts'
import type { NewEntry } from './new-entry.ts'

/**
 * Finds the entry that an equal request has stored before, or at the same moment.
 *
 * @throws {@link ProblemError} `change_conflict` if its id was used for another one.
 */
export async function findTwin(
  { db }: Deps,
  { vendor, reportId }: ReportKey,
  { id, requestHash }: NewEntry,
) {
  const { atMs, revision, answer } = entries
  const [found] = await db
    .select({ atMs, revision, answer, requestHash: entries.requestHash })
    .from(entries)
    .where(and(eq(entries.vendorId, vendor), eq(entries.reportId, reportId), eq(entries.id, id)))
  if (found && found.requestHash !== requestHash) throw new ProblemError('change_conflict')
  return found
}

/**
 * What a step gives; null where it failed because an equal request was stored since its twin was looked
 * for, so that the thread seems to have gone on without it.
 */
export async function unlessTwin<Result>(
  deps: Deps,
  key: ReportKey,
  { entry, step }: { entry: NewEntry; step: Promise<Result> },
): Promise<Result | null> {
  try {
    return await step
  } catch (error) {
    if (await findTwin(deps, key, entry)) return null
    throw error
  }
}
