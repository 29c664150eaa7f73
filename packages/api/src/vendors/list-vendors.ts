import { and, desc, eq } from 'drizzle-orm'
import type { Page, Vendor } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { isAfter, type PageRequest, readCursor, rowLimit, toPage } from '../storage/keyset.ts'
import { toTimestamp, toTimestampOrNull } from '../storage/timestamp.ts'
import { profiles, vendors } from '../storage/vendor-schema.ts'
import { isCurrentProfile } from './is-current-profile.ts'

/** Lists the vendors of this service, newest first. */
export async function listVendors(
  { db }: Deps,
  query: Pick<PageRequest, 'cursor' | 'limit'>,
): Promise<Page<Vendor>> {
  const request = { ...query, list: ['vendors'] }
  const rows = await db
    .select({
      id: vendors.id,
      createdAtMs: vendors.createdAtMs,
      serial: profiles.serial,
      expiresAtMs: profiles.expiresAtMs,
    })
    .from(vendors)
    .leftJoin(profiles, and(eq(profiles.vendorId, vendors.id), isCurrentProfile))
    .where(isAfter({ at: vendors.createdAtMs, id: vendors.id }, await readCursor(request)))
    .orderBy(desc(vendors.createdAtMs), desc(vendors.id))
    .limit(rowLimit(request))

  return toPage(rows, request, {
    item: (row) => ({
      vendor: row.id,
      createdAt: toTimestamp(row.createdAtMs),
      profileSerial: row.serial,
      profileExpiresAt: toTimestampOrNull(row.expiresAtMs),
    }),
    position: (row) => ({ atMs: row.createdAtMs, id: row.id }),
  })
}
