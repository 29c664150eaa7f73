import { eq } from 'drizzle-orm'
import type { Puzzle } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { vendors } from '../storage/vendor-schema.ts'
import type { Task } from './proof-of-work.ts'

/**
 * Makes the puzzle that a report or a message needs now, if any.
 *
 * @throws {@link ProblemError} `unknown_vendor`
 */
export async function createPuzzle({ db, proofOfWork }: Deps, task: Task): Promise<Puzzle | null> {
  const isIt = eq(vendors.id, task.vendor)
  const [found] = await db.select({ id: vendors.id }).from(vendors).where(isIt)
  if (!found) throw new ProblemError('unknown_vendor')
  return proofOfWork.createPuzzle(task)
}
