import { type Credit, CreditPage, type Page } from '@sealpost/protocol'
import { TroubleError } from '../trouble.ts'

/**
 * Reads a page of the hall of fame. Nobody signed it: it is what the service says.
 *
 * @throws {@link TroubleError} `answer_malformed`, also for a link that is not one of the web.
 */
export function readCredits(answer: unknown): Page<Credit> {
  const { data: page, error } = CreditPage.safeParse(answer)
  if (!page) throw new TroubleError('answer_malformed', { cause: error })
  return page
}
