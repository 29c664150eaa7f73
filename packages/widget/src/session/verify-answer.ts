import type { VerifiedProfile } from '@sealpost/protocol/envelope'
import type { ProfileTrust, Sealing } from '../sealing/sealing.ts'
import type { ServiceAnswer } from '../transport/ask-once.ts'
import { type Trouble, TroubleError, troubleOf } from '../trouble.ts'

const DAY_MS = 86_400_000

/** Refusals that a wrong clock explains as well. */
const ABOUT_TIME: readonly Trouble[] = [
  'profile_expired',
  'key_expired',
  'key_subkey_expired',
  'key_not_yet_valid',
]

/**
 * Verifies a profile answer. If it fails for its date while this device and the service are more
 * than a day apart, the clock is named instead; the service's word only chooses the wording.
 */
export async function verifyAnswer(
  { json, date }: ServiceAnswer,
  sealing: Sealing,
  trust: ProfileTrust,
): Promise<VerifiedProfile> {
  const now = new Date()
  try {
    return await sealing.verifyProfile(json, trust, now)
  } catch (error) {
    const isApart = date !== null && Math.abs(date.getTime() - now.getTime()) > DAY_MS
    if (isApart && ABOUT_TIME.includes(troubleOf(error))) {
      throw new TroubleError('clock_wrong', { cause: error })
    }
    throw error
  }
}
