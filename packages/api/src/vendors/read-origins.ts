import { desc, eq } from 'drizzle-orm'
import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { profiles } from '../storage/vendor-schema.ts'

/** The pages that a vendor's current profile names; none without a profile. */
export async function readOrigins({ db }: Deps, vendor: VendorSlug): Promise<readonly string[]> {
  const [current] = await db
    .select({ origins: profiles.origins })
    .from(profiles)
    .where(eq(profiles.vendorId, vendor))
    .orderBy(desc(profiles.serial))
    .limit(1)
  return current?.origins ?? []
}
