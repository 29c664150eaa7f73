import { and, eq, gte, notExists } from 'drizzle-orm'
import {
  LIMITS,
  type Profile,
  ProfileError,
  type ProfilePublished,
  parseProfile,
  type Sha256,
  type SignedProfile,
  sha256,
  type VendorSlug,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { insertIf } from '../storage/insert-if.ts'
import { profiles, vendors } from '../storage/vendor-schema.ts'
import { getProfile } from './get-profile.ts'

const MS_PER_DAY = 86_400_000

/**
 * Publishes a profile as it was signed; earlier ones stay readable. Publishing the current one
 * again changes nothing. The signature is the business of whoever reads it: the service has no OpenPGP.
 *
 * @throws {@link ProblemError} `unusable_profile` if it is not this vendor's, not valid, expired or
 * expires too late; `stale_serial` if its serial is not higher than all before.
 */
export async function putProfile(
  deps: Deps,
  vendor: VendorSlug,
  signed: SignedProfile,
): Promise<ProfilePublished> {
  const nowMs = deps.clock.nowMs()
  const profile = readProfile(signed.profile)
  checkOwner(profile, vendor)
  checkExpiry(profile, nowMs)

  const row = toRow(profile, signed, { hash: await sha256(signed.profile), nowMs })
  const [published] = await commit(deps.db, [insertIfNewest(deps, row)])
  if (published.length === 0) await requireCurrent(deps, vendor, row.hash)
  return { vendor, serial: row.serial, hash: row.hash, expiresAt: profile.expires }
}

function readProfile(text: string): Profile {
  try {
    return parseProfile(text)
  } catch (cause) {
    if (!(cause instanceof ProfileError)) throw cause
    throw new ProblemError('unusable_profile', {
      detail: cause.faults.slice(0, 10).join('; '),
      cause,
    })
  }
}

function checkOwner(profile: Profile, vendor: VendorSlug): void {
  if (profile.vendor !== vendor) {
    throw new ProblemError('unusable_profile', { detail: `vendor: must be ${vendor}` })
  }
}

function checkExpiry(profile: Profile, nowMs: number): void {
  const days = (Date.parse(profile.expires) - nowMs) / MS_PER_DAY
  if (days <= 0) throw new ProblemError('unusable_profile', { detail: 'expires: has passed' })
  if (days > LIMITS.maxProfileDays) {
    const detail = `expires: must be at most ${LIMITS.maxProfileDays} days ahead`
    throw new ProblemError('unusable_profile', { detail })
  }
}

type ProfileRow = typeof profiles.$inferInsert

function toRow(
  profile: Profile,
  signed: SignedProfile,
  { hash, nowMs }: { hash: Sha256; nowMs: number },
): ProfileRow {
  return {
    vendorId: profile.vendor,
    hash,
    serial: profile.serial,
    expiresAtMs: Date.parse(profile.expires),
    publishedAtMs: nowMs,
    retentionDays: profile.policy.retentionDays ?? null,
    origins: profile.origins,
    expiries: profile.expiries ?? [],
    signature: signed.signature,
    profile: signed.profile,
  }
}

/** Of two profiles pushed at once, the condition travels with the write: a lower serial never follows a higher. */
function insertIfNewest({ db }: Deps, row: ProfileRow) {
  const sameOrNewer = db
    .select({ serial: profiles.serial })
    .from(profiles)
    .where(and(eq(profiles.vendorId, row.vendorId), gte(profiles.serial, row.serial)))
  return insertIf(db, profiles, {
    row,
    from: vendors,
    where: and(eq(vendors.id, row.vendorId), notExists(sameOrNewer)),
  }).returning({ hash: profiles.hash })
}

async function requireCurrent(deps: Deps, vendor: VendorSlug, hash: Sha256): Promise<void> {
  const current = await getProfile(deps, { vendor })
  if (current.hash !== hash) throw new ProblemError('stale_serial')
}
