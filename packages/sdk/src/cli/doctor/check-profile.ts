import { LIMITS, policyWarnings } from '@sealpost/protocol'
import { pointer } from '../../core/fault-words.ts'
import { dayOf, endsWithin } from './days-left.ts'
import type { Examined, Standing } from './examined.ts'
import { type Trouble, trouble } from './troubles.ts'

/** Whether there is a profile that forms take. */
export function checkStanding({ verified, refusal }: Standing): Trouble[] {
  if (refusal) return [trouble('profile_refused', reasonOf(refusal))]
  return verified ? [] : [trouble('profile_missing')]
}

/** Its end, its service, and what its policy will surprise with. */
export function checkProfile({ verified, settings, service, now }: Examined): Promise<Trouble[]> {
  const { profile } = verified
  const { proofKeys } = profile.service
  const [proofKey] = service.proofKeys
  const expires = new Date(profile.expires)
  return Promise.resolve([
    ...(endsWithin(LIMITS.profileWarningDays, expires, now)
      ? [trouble('profile_expiring', dayOf(expires))]
      : []),
    ...(profile.service.url === settings.service
      ? []
      : [trouble('profile_other_service', profile.service.url)]),
    ...(proofKey === undefined || service.webhookKeys.length === 0
      ? [trouble('service_without_key')]
      : []),
    ...(proofKey !== undefined && !proofKeys.includes(proofKey)
      ? [trouble('proof_key_missing', proofKey)]
      : []),
    ...policyWarnings(profile.policy, Number(now)).map(({ path, message }) =>
      trouble('policy_warning', `${pointer(path)} ${message}`),
    ),
  ])
}

/** An error's own words; those of the key behind it say more. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? `${error.message} ${error.cause.message}` : error.message
}
