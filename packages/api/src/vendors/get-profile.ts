import { and, desc, eq } from 'drizzle-orm'
import {
  type Profile,
  parseProfile,
  type Sha256,
  type SignedProfile,
  type VendorSlug,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { profiles } from '../storage/vendor-schema.ts'
import { refuseUnknownProfile } from './refuse-unknown-profile.ts'

/** A published profile, exactly as it was signed, and the hash that names it. */
export type PublishedProfile = { hash: Sha256; signed: SignedProfile }

type ProfileKey = { vendor: VendorSlug; hash?: Sha256 }

/**
 * Fetches a vendor's current profile, or the published one with the given hash.
 *
 * @throws {@link ProblemError} `unknown_vendor` or `unknown_profile`
 */
export async function getProfile(deps: Deps, key: ProfileKey): Promise<PublishedProfile> {
  const [found] = await selectProfile(deps, key)
  if (!found) return refuseUnknownProfile(deps, key.vendor)
  return { hash: found.hash, signed: { profile: found.profile, signature: found.signature } }
}

/** Reads what a vendor's current profile says; null if the vendor, or its profile, is unknown. */
export async function findProfile(deps: Deps, vendor: VendorSlug): Promise<Profile | null> {
  const [found] = await selectProfile(deps, { vendor })
  return found ? parseProfile(found.profile) : null
}

function selectProfile({ db }: Deps, { vendor, hash }: ProfileKey) {
  return db
    .select({ hash: profiles.hash, profile: profiles.profile, signature: profiles.signature })
    .from(profiles)
    .where(and(eq(profiles.vendorId, vendor), hash && eq(profiles.hash, hash)))
    .orderBy(desc(profiles.serial))
    .limit(1)
}
