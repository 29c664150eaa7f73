import { ProblemError } from '../problem-error.ts'
import { ConstraintError, readDatabaseFault } from './database-fault.ts'

const RETRY_DELAYS_MS = [20, 60, 200, 600, 1200, 2000] as const
const RETRY_AFTER_SECONDS = 5

export type AttemptOptions = {
  /** Wait before each further attempt. Defaults to about four seconds in all. */
  retryDelaysMs?: readonly number[]
}

/**
 * Does something with a database, and does it again while the database is locked or out of reach.
 * Waits without holding up the process.
 *
 * @throws {@link ConstraintError} if a row breaks a constraint.
 * @throws {@link ProblemError} `unavailable` if the database stayed locked, or is full or read-only.
 */
export async function attempt<Result>(
  work: () => Promise<Result>,
  { retryDelaysMs = RETRY_DELAYS_MS }: AttemptOptions = {},
): Promise<Result> {
  for (let failures = 0; ; failures++) {
    try {
      return await work()
    } catch (cause) {
      const fault = readDatabaseFault(cause)
      if (fault.kind === 'constraint') throw new ConstraintError(fault, { cause })
      if (fault.kind === 'statement') throw cause
      const delayMs = fault.kind === 'transient' ? retryDelaysMs[failures] : undefined
      if (delayMs === undefined) {
        throw new ProblemError('unavailable', { retryAfter: RETRY_AFTER_SECONDS, cause })
      }
      await wait(delayMs)
    }
  }
}

function wait(durationMs: number): Promise<void> {
  // Half of it at random: what failed together must not come back together.
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs * (0.5 + Math.random() / 2))
  })
}
