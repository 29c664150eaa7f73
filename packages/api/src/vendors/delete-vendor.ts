import { eq } from 'drizzle-orm'
import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { vendors } from '../storage/schema.ts'

/**
 * Deletes a vendor with its keys, profiles and reports; its name is free again.
 *
 * @throws {@link ProblemError} `unknown_vendor`
 */
export async function deleteVendor(
  { db }: Deps,
  { vendor }: { vendor: VendorSlug },
): Promise<void> {
  const [deleted] = await commit(db, [
    db.delete(vendors).where(eq(vendors.id, vendor)).returning({ id: vendors.id }),
  ])
  if (deleted.length === 0) throw new ProblemError('unknown_vendor')
}
