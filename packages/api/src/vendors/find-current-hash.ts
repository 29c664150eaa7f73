import { desc, eq } from 'drizzle-orm'
import type { Sha256, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { profiles } from '../storage/vendor-schema.ts'

/** The hash of a vendor's current profile; undefined if it has none. */
export async function findCurrentHash(
  { db }: Deps,
  vendor: VendorSlug,
): Promise<Sha256 | undefined> {
  const [found] = await db
    .select({ hash: profiles.hash })
    .from(profiles)
    .where(eq(profiles.vendorId, vendor))
    .orderBy(desc(profiles.serial))
    .limit(1)
  return found?.hash
}
