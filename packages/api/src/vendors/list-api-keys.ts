import { and, desc, eq } from 'drizzle-orm'
import type { ApiKey, Page, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { isAfter, type PageRequest, readCursor, rowLimit, toPage } from '../storage/keyset.ts'
import { toTimestamp } from '../storage/timestamp.ts'
import { apiKeys } from '../storage/vendor-schema.ts'

/** Lists the vendor's API keys, newest first. */
export async function listApiKeys(
  { db }: Deps,
  vendor: VendorSlug,
  query: Pick<PageRequest, 'cursor' | 'limit'>,
): Promise<Page<ApiKey>> {
  const request = { ...query, list: ['api-keys', vendor] }
  const after = isAfter({ at: apiKeys.createdAtMs, id: apiKeys.id }, await readCursor(request))
  const rows = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.vendorId, vendor), after))
    .orderBy(desc(apiKeys.createdAtMs), desc(apiKeys.id))
    .limit(rowLimit(request))

  return toPage(rows, request, {
    item: ({ id, label, scopes, createdAtMs }) => ({
      id,
      label,
      scopes,
      createdAt: toTimestamp(createdAtMs),
    }),
    position: ({ createdAtMs, id }) => ({ atMs: createdAtMs, id }),
  })
}
