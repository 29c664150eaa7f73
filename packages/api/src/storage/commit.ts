import type { BatchResponse } from 'drizzle-orm/batch'
import { type AttemptOptions, attempt } from './attempt.ts'
import type { Batch, Database } from './database.ts'

/**
 * Writes a batch of queries, all or none, and returns their results once they are on disk.
 *
 * The only door for writes. A batch whose answer was lost is sent again, so a write may find
 * itself already done: give rows ids that the client chose, and read again on `ConstraintError`.
 *
 * @throws {@link ConstraintError} if a row breaks a constraint; nothing was written.
 * @throws {@link ProblemError} `unavailable` if the database stayed locked, full, read-only or out of reach.
 */
export async function commit<const Queries extends Batch>(
  db: Database,
  queries: Queries,
  options?: AttemptOptions,
): Promise<BatchResponse<Queries>> {
  return attempt(() => db.batch(queries), options)
}
