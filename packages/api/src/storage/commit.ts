import type { BatchResponse } from 'drizzle-orm/batch'
import { ProblemError } from '../problem-error.ts'
import type { Batch, Database } from './database.ts'
import { ConstraintError, readDatabaseFault } from './database-fault.ts'

const RETRY_DELAYS_MS = [20, 60, 200, 600, 1200, 2000] as const
const RETRY_AFTER_SECONDS = 5

export type CommitOptions = {
  /** Waits before each further attempt. */
  retryDelaysMs?: readonly number[]
}

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
  { retryDelaysMs = RETRY_DELAYS_MS }: CommitOptions = {},
): Promise<BatchResponse<Queries>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await db.batch(queries)
    } catch (cause) {
      const fault = readDatabaseFault(cause)
      if (fault.kind === 'constraint') throw new ConstraintError(fault, { cause })
      if (fault.kind === 'statement') throw cause
      const delayMs = fault.kind === 'transient' ? retryDelaysMs[attempt] : undefined
      if (delayMs === undefined) {
        throw new ProblemError('unavailable', { retryAfter: RETRY_AFTER_SECONDS, cause })
      }
      await wait(delayMs)
    }
  }
}

function wait(durationMs: number): Promise<void> {
  // Half of it at random: requests that failed together must not come back together.
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs * (0.5 + Math.random() / 2))
  })
}
