import { and, desc, eq } from 'drizzle-orm'
import type { Credit, Page, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import type { Database } from '../storage/database.ts'
import { isAfter, type PageRequest, readCursor, rowLimit, toPage } from '../storage/keyset.ts'
import { credits } from '../storage/schema.ts'
import { vendors } from '../storage/vendor-schema.ts'
import { toCredit } from './to-credit.ts'

/**
 * Lists whom a vendor thanks, newest first.
 *
 * @throws {@link ProblemError} `unknown_vendor` or `invalid_cursor`
 */
export async function listCredits(
  { db }: Deps,
  vendor: VendorSlug,
  query: Pick<PageRequest, 'cursor' | 'limit'>,
): Promise<Page<Credit>> {
  const request = { ...query, list: ['credits', vendor] }
  const after = isAfter({ at: credits.publishedAtMs, id: credits.id }, await readCursor(request))
  const rows = await db
    .select()
    .from(credits)
    .where(and(eq(credits.vendorId, vendor), after))
    .orderBy(desc(credits.publishedAtMs), desc(credits.id))
    .limit(rowLimit(request))

  if (rows.length === 0) await requireVendor(db, vendor)
  return toPage(rows, request, {
    item: toCredit,
    position: ({ publishedAtMs, id }) => ({ atMs: publishedAtMs, id }),
  })
}

async function requireVendor(db: Database, vendor: VendorSlug): Promise<void> {
  const [found] = await db.select({ id: vendors.id }).from(vendors).where(eq(vendors.id, vendor))
  if (!found) throw new ProblemError('unknown_vendor')
}
