import { SubmissionAccepted, sha256 } from '@sealpost/protocol'
import { TroubleError } from '../trouble.ts'
import type { PreparedReport } from './sealing.ts'

/**
 * Accepts a 201 only if it speaks of the very bytes that were sent.
 *
 * @throws {@link TroubleError} `answer_malformed`, or `answer_untrue` if it speaks of others.
 */
export async function confirmAccepted(
  answer: unknown,
  { submission }: PreparedReport,
): Promise<SubmissionAccepted> {
  const { data: accepted, error } = SubmissionAccepted.safeParse(answer)
  if (!accepted) throw new TroubleError('answer_malformed', { cause: error })
  const isOurs =
    accepted.reportId === submission.reportId &&
    accepted.ciphertextHash === (await sha256(submission.sealed))
  if (!isOurs) throw new TroubleError('answer_untrue')
  return accepted
}
