import { type Profile, SubmissionAccepted, sha256, verifyProof } from '@sealpost/protocol'
import { TroubleError } from '../trouble.ts'
import type { AcceptedReport, PreparedReport } from './sealing.ts'

/**
 * Accepts a 201 only if it speaks of the very bytes that were sent, and is signed by the service if
 * the vendor's profile says that it signs: a service that signs for others and not here is lying.
 *
 * @throws {@link TroubleError} `answer_malformed`, `answer_untrue` if it speaks of others, or
 * `answer_unproven` if its signature is missing or does not hold.
 */
export async function confirmAccepted(
  answer: unknown,
  { submission }: PreparedReport,
  profile: Profile,
): Promise<AcceptedReport> {
  const { data: accepted, error } = SubmissionAccepted.safeParse(answer)
  if (!accepted) throw new TroubleError('answer_malformed', { cause: error })
  const isOurs =
    accepted.reportId === submission.reportId &&
    accepted.ciphertextHash === (await sha256(submission.sealed))
  if (!isOurs) throw new TroubleError('answer_untrue')
  return { ...accepted, proofVerdict: await judgeProof(accepted, profile) }
}

async function judgeProof(
  { proof, ...accepted }: SubmissionAccepted,
  { vendor, service }: Profile,
): Promise<AcceptedReport['proofVerdict']> {
  if (service.proofKeys.length === 0) return 'unnamed'
  const verdict = proof && (await verifyProof(proof, { vendor, ...accepted }, service.proofKeys))
  if (verdict === 'valid' || verdict === 'unsupported') return verdict
  throw new TroubleError('answer_unproven')
}
