import { and, desc, eq } from 'drizzle-orm'
import type { Sha256, SignedProfile, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { profiles } from '../storage/schema.ts'
import { refuseUnknownProfile } from './refuse-unknown-profile.ts'

/** A published profile, exactly as it was signed, and the hash that names it. */
export type PublishedProfile = { hash: Sha256; signed: SignedProfile }

/**
 * Fetches a vendor's current profile, or the published one with the given hash.
 *
 * @throws {@link ProblemError} `unknown_vendor` or `unknown_profile`
 */
export async function getProfile(
  deps: Deps,
  { vendor, hash }: { vendor: VendorSlug; hash?: Sha256 },
): Promise<PublishedProfile> {
  const [found] = await deps.db
    .select({ hash: profiles.hash, profile: profiles.profile, signature: profiles.signature })
    .from(profiles)
    .where(and(eq(profiles.vendorId, vendor), hash && eq(profiles.hash, hash)))
    .orderBy(desc(profiles.serial))
    .limit(1)
  if (!found) return refuseUnknownProfile(deps, vendor)
  return { hash: found.hash, signed: { profile: found.profile, signature: found.signature } }
}
