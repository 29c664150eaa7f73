import { EXPIRY_WARNING_DAYS } from '@sealpost/protocol'
import { dayOf, endsWithin } from './days-left.ts'
import type { Examined } from './examined.ts'
import { type Trouble, trouble } from './troubles.ts'

const [WARNING_DAYS] = EXPIRY_WARNING_DAYS

/** Whether reports can be sealed and answers signed, now and for a while. */
export function checkKeys(examined: Examined): Promise<Trouble[]> {
  const { recipients, signers } = examined.verified
  const certificates = [...[...recipients.values()].flat(), ...signers]
  return Promise.resolve([
    ...[...endsOf(examined)].flatMap(([fingerprint, end]) =>
      endTroubles(`${fingerprint}, ${dayOf(end)}`, end, examined.now),
    ),
    ...certificates
      .filter(({ warnings }) => warnings.includes('rsa_short'))
      .map(({ fingerprint }) => trouble('key_weak', fingerprint)),
    ...[...recipients]
      .filter(([, alone]) => alone.length === 1)
      .map(([channel]) => trouble('key_alone', channel)),
  ])
}

/** When each key ends, as its certificate says for sealing, and the signed profile for signing. */
function endsOf({ verified }: Examined): Map<string, Date> {
  const ends = new Map<string, Date>()
  const note = (fingerprint: string, end: Date | null) => {
    const known = ends.get(fingerprint)
    if (end && (!known || end < known)) ends.set(fingerprint, end)
  }
  const sealedTo = [...verified.recipients.values()].flat()
  for (const { fingerprint, expiresAt } of sealedTo) note(fingerprint, expiresAt)
  for (const { fingerprint, expires } of verified.profile.expiries ?? []) {
    note(fingerprint, new Date(expires))
  }
  return ends
}

function endTroubles(about: string, end: Date, now: Date): Trouble[] {
  if (end <= now) return [trouble('key_expired', about)]
  return endsWithin(WARNING_DAYS, end, now) ? [trouble('key_expiring', about)] : []
}
