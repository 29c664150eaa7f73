import { Challenge, type Puzzle } from '@sealpost/protocol'
import { TroubleError } from '../trouble.ts'

/**
 * Reads the puzzle that a service sets; null if it wants no proof of work now.
 *
 * @throws {@link TroubleError} `answer_malformed`, also for one that no honest service sets.
 */
export function readChallenge(answer: unknown): Puzzle | null {
  const { data, error } = Challenge.safeParse(answer)
  if (!data) throw new TroubleError('answer_malformed', { cause: error })
  return data.challenge
}
