import { and, asc, eq, gt } from 'drizzle-orm'
import { type FeedPage, type FeedQuery, LIMITS, type VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { events } from '../storage/schema.ts'
import { toTimestamp } from '../storage/timestamp.ts'

/** Lists what happened to a vendor's reports, oldest first, and says where to go on. */
export async function listEvents(
  { db }: Deps,
  vendor: VendorSlug,
  { after = 0, limit = LIMITS.defaultPageItems }: FeedQuery,
): Promise<FeedPage> {
  const rows = await db
    .select()
    .from(events)
    .where(and(eq(events.vendorId, vendor), gt(events.id, after)))
    .orderBy(asc(events.id))
    .limit(limit)
  return {
    items: rows.map(({ reportId, atMs, ...row }) => {
      const { id, type, promise, subject, expires } = row
      const at = toTimestamp(atMs)
      return { id, type, reportId: reportId || null, at, promise, subject, expires }
    }),
    last: rows.at(-1)?.id ?? after,
  }
}
