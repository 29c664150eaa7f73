import { ServiceFacts } from '@sealpost/protocol'
import { TroubleError } from '../trouble.ts'

/**
 * Reads what a service says of itself.
 *
 * @throws {@link TroubleError} `answer_malformed`
 */
export function readService(answer: unknown): ServiceFacts {
  const { data: facts, error } = ServiceFacts.safeParse(answer)
  if (!facts) throw new TroubleError('answer_malformed', { cause: error })
  return facts
}
