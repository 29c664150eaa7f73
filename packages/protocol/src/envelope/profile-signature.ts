import type { PublicKey } from '#openpgp'
import { sha256 } from '../hash.ts'
import { LIMITS } from '../limits.ts'
import { type Profile, ProfileError, parseProfile, type SignedProfile } from '../profile.ts'
import type { OwnKey } from './certificate.ts'
import { signDetached, verifyDetached } from './detached.ts'
import { requireAlive, toPastCertificate } from './judge-key.ts'
import type { KeyBlock } from './key-block.ts'
import { later } from './key-times.ts'
import { judged, readProfileKeys, recipientsOf, signersOf } from './profile-keys.ts'
import { type ProfileTrust, ProfileTrustError, type VerifiedProfile } from './profile-trust.ts'

/**
 * Signs the exact text of a profile; says nothing about what it contains.
 *
 * @throws {@link KeyError} `key_no_signing` if the key cannot sign at this time.
 */
export async function signProfile(text: string, signer: OwnKey, now: Date): Promise<SignedProfile> {
  return { profile: text, signature: await signDetached(text, signer, now) }
}

/**
 * Believes a profile if the pinned key signed it, for this vendor, and it is current.
 *
 * @throws {@link ProfileTrustError} with the reason.
 */
export async function verifyProfile(
  signed: SignedProfile,
  trust: ProfileTrust,
): Promise<VerifiedProfile> {
  const profile = read(signed.profile)
  const keys = await readProfileKeys(profile)
  const pinned = keys.blocks.get(trust.fingerprint)
  if (!pinned) throw new ProfileTrustError('profile_other_key')
  const signedAt = await requireSignature(signed, pinned)
  if (profile.vendor !== trust.vendor) throw new ProfileTrustError('profile_other_vendor')

  // A clock that is behind the signature is wrong: the pinned key vouches that it is at least that late.
  const date = trust.purpose === 'read' ? null : later(trust.now, signedAt)
  if (date) {
    requireCurrent(profile, trust.lowestSerial, { date, signedAt })
    await judged(requireAlive(pinned.key, date))
  }
  return {
    profile,
    hash: await sha256(signed.profile),
    recipients: await recipientsOf(profile, keys, date),
    signers: await signersOf(profile, keys),
  }
}

/** Nothing of it is believed yet; the certificates in it are needed to check the signature. */
function read(text: string): Profile {
  if (text.length > LIMITS.maxProfileBytes) throw new ProfileTrustError('profile_malformed')
  try {
    return parseProfile(text)
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error
    const code = error.code === 'profile_too_new' ? 'profile_too_new' : 'profile_malformed'
    throw new ProfileTrustError(code, { cause: error })
  }
}

/** When the pinned key signed exactly this text. */
async function requireSignature(signed: SignedProfile, pinned: KeyBlock<PublicKey>): Promise<Date> {
  const certificate = await judged(toPastCertificate(pinned.key, pinned.block))
  const { signedAt } = await verifyDetached(signed.profile, signed.signature, certificate)
  if (!signedAt) throw new ProfileTrustError('profile_unsigned')
  return signedAt
}

const DAY_MS = 24 * 60 * 60 * 1000

function requireCurrent(
  profile: Profile,
  lowestSerial: number,
  { date, signedAt }: { date: Date; signedAt: Date },
): void {
  if (profile.serial < lowestSerial) throw new ProfileTrustError('profile_stale_serial')
  const expiresAtMs = Date.parse(profile.expires)
  if (expiresAtMs <= Number(date)) throw new ProfileTrustError('profile_expired')
  // One day of grace, for a text that was written before it was signed.
  if (expiresAtMs > Number(signedAt) + (LIMITS.maxProfileDays + 1) * DAY_MS) {
    const cause = new Error(`It expires more than ${LIMITS.maxProfileDays} days after signing.`)
    throw new ProfileTrustError('profile_malformed', { cause })
  }
}
