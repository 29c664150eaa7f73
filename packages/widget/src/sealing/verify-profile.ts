import { SignedProfile } from '@sealpost/protocol'
import { type VerifiedProfile, verifyProfile as verify } from '@sealpost/protocol/envelope'
import { TroubleError } from '../trouble.ts'
import { requireCurves } from './require-curves.ts'
import type { ProfileTrust } from './sealing.ts'

/**
 * Checks a profile answer against the pinned key before anything in it is believed.
 *
 * @throws {@link TroubleError} `answer_malformed`, `browser_too_old`; ProfileTrustError; for an unusable recipient, the
 * KeyError that says why.
 */
export async function verifyProfile(
  answer: unknown,
  { vendor, fingerprint, lowestSerial, purpose }: ProfileTrust,
  now: Date,
): Promise<VerifiedProfile> {
  const { data: signed, error } = SignedProfile.safeParse(answer)
  if (!signed) throw new TroubleError('answer_malformed', { cause: error })
  await requireCurves()
  try {
    return await verify(signed, { vendor, fingerprint, lowestSerial, purpose, now })
  } catch (refusal) {
    throw isKeyRefusal(refusal) ? refusal.cause : refusal
  }
}

/** Each kind of unusable key has its own words, so its own code is what counts. */
function isKeyRefusal(error: unknown): error is Error & { cause: Error } {
  return (
    error instanceof Error &&
    error.cause instanceof Error &&
    'code' in error &&
    error.code === 'recipient_unusable'
  )
}
