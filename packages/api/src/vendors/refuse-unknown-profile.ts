import { eq } from 'drizzle-orm'
import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { vendors } from '../storage/vendor-schema.ts'

/**
 * Says which of the two is missing.
 *
 * @throws {@link ProblemError} `unknown_vendor`, or `unknown_profile` if there is such a vendor.
 */
export async function refuseUnknownProfile({ db }: Deps, vendor: VendorSlug): Promise<never> {
  const [found] = await db.select({ id: vendors.id }).from(vendors).where(eq(vendors.id, vendor))
  throw new ProblemError(found ? 'unknown_profile' : 'unknown_vendor')
}
