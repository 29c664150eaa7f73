import { type Policy, parseProfile, UTC_CALENDAR } from '@sealpost/protocol'
import type { Sealpost } from '../client.ts'

/** The time zone in which a policy's deadlines end. */
export function timeZoneOf(policy: Policy | undefined): string {
  return (policy?.calendar ?? UTC_CALENDAR).timeZone
}

/**
 * The time zone of the vendor's published policy. Not verified: the deadlines are the service's word in
 * any case, and nothing but how they are written depends on it.
 */
export async function fetchTimeZone(
  client: Pick<Sealpost, 'profile'>,
  vendor: string,
): Promise<string> {
  const { profile } = await client.profile.get(vendor)
  return timeZoneOf(parseProfile(profile).policy)
}
