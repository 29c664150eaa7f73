import { eq } from 'drizzle-orm'
import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { parts } from '../storage/file-schema.ts'
import { vendors } from '../storage/vendor-schema.ts'
import { removeParts } from '../uploads/erase-blobs.ts'

/**
 * Deletes a vendor with its keys, profiles and reports; its name is free again.
 *
 * @throws {@link ProblemError} `unknown_vendor`
 */
export async function deleteVendor(
  { db, clock }: Deps,
  { vendor }: { vendor: VendorSlug },
): Promise<void> {
  const [, , deleted] = await commit(db, [
    ...removeParts(db, eq(parts.vendorId, vendor), clock.nowMs()),
    db.delete(vendors).where(eq(vendors.id, vendor)).returning({ id: vendors.id }),
  ])
  if (deleted.length === 0) throw new ProblemError('unknown_vendor')
}
