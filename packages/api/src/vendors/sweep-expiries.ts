import { EXPIRY_WARNING_DAYS, type VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { type NewVendorEvent, noteVendorEvent } from '../events/note-vendor-event.ts'
import { commit } from '../storage/commit.ts'
import { toDay } from '../storage/timestamp.ts'
import { profiles } from '../storage/vendor-schema.ts'
import { isCurrentProfile } from './is-current-profile.ts'

const MS_PER_DAY = 86_400_000
const MAX_EVENTS_PER_WRITE = 50

/** Something of a vendor's that ends: its profile, or the key with a fingerprint. */
type Expiry = { vendor: VendorSlug; fingerprint: string | null; expiresAtMs: number }

/**
 * Warns vendors of keys and profiles that are about to expire, once for each of the days that it is
 * done on; of days that have passed by unseen, only for the last. To be called about every hour; may
 * run in several places at once.
 */
export async function sweepExpiries({ db, clock }: Deps): Promise<void> {
  const nowMs = clock.nowMs()
  const { vendorId: vendor, expiresAtMs, expiries } = profiles
  const current = await db
    .select({ vendor, expiresAtMs, expiries })
    .from(profiles)
    .where(isCurrentProfile)
  const events = current.flatMap((profile) =>
    expiriesOf(profile).flatMap((each) => warningOf(each, nowMs)),
  )
  for (let from = 0; from < events.length; from += MAX_EVENTS_PER_WRITE) {
    const page = events.slice(from, from + MAX_EVENTS_PER_WRITE)
    const [first, ...others] = page.map((event) => noteVendorEvent(db, event))
    if (first) await commit(db, [first, ...others])
  }
}

type CurrentProfile = Pick<typeof profiles.$inferSelect, 'expiresAtMs' | 'expiries'> & {
  vendor: VendorSlug
}

function expiriesOf({ vendor, expiresAtMs, expiries }: CurrentProfile): Expiry[] {
  return [
    { vendor, fingerprint: null, expiresAtMs },
    ...expiries.map(({ fingerprint, expires }) => {
      return { vendor, fingerprint, expiresAtMs: Date.parse(expires) }
    }),
  ]
}

function warningOf({ vendor, fingerprint, expiresAtMs }: Expiry, nowMs: number): NewVendorEvent[] {
  const daysLeft = (expiresAtMs - nowMs) / MS_PER_DAY
  const days = EXPIRY_WARNING_DAYS.findLast((each) => daysLeft <= each)
  if (days === undefined || daysLeft <= 0) return []
  const cause = [fingerprint ?? 'profile', expiresAtMs, days].join(' ')
  const expires = toDay(expiresAtMs)
  const told = { vendor, atMs: nowMs, expires, cause }
  if (fingerprint === null) return [{ ...told, type: 'profile.expiring' }]
  return [{ ...told, type: 'key.expiring', subject: fingerprint }]
}
