import type { Profile } from '@sealpost/protocol'
import { type Certificate, signsUntil } from '@sealpost/protocol/envelope'

type Expiries = NonNullable<Profile['expiries']>

/**
 * When each key of a profile will no longer do what it is there for, be sealed to or sign; keys that
 * never expire are left out.
 */
export async function keyExpiries(
  { channels, signers }: Pick<Profile, 'channels' | 'signers'>,
  certificates: readonly Certificate[],
  now: Date,
): Promise<Expiries> {
  const recipients = channels.flatMap((channel) => channel.recipients.map((one) => one.fingerprint))
  const endOf = async (certificate: Certificate) => {
    const { fingerprint, expiresAt } = certificate
    const ends = [
      recipients.includes(fingerprint) ? expiresAt : null,
      signers.includes(fingerprint) ? await signsUntil(certificate, now) : null,
    ].filter((end) => end !== null)
    const [first] = ends.toSorted((one, other) => Number(one) - Number(other))
    return first ? [{ fingerprint, expires: first.toISOString() }] : []
  }
  return (await Promise.all(certificates.map(endOf))).flat()
}
