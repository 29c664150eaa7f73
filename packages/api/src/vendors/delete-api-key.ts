import { and, eq, exists, like, ne, notLike, or, type SQL, sql } from 'drizzle-orm'
import { alias, type SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { ApiKeyId, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { apiKeys } from '../storage/vendor-schema.ts'

const others = alias(apiKeys, 'others')
const KEY_MANAGING = '%"keys:manage"%'

/**
 * Revokes an API key at once. One key that can manage keys always stays.
 *
 * @throws {@link ProblemError} `unknown_api_key`, or `last_key` if it is that one.
 */
export async function deleteApiKey(
  { db }: Deps,
  vendor: VendorSlug,
  { apiKeyId }: { apiKeyId: ApiKeyId },
): Promise<void> {
  const isIt = and(eq(apiKeys.vendorId, vendor), eq(apiKeys.id, apiKeyId))
  const anotherManages = db
    .select({ one: sql`1` })
    .from(others)
    .where(
      and(
        eq(others.vendorId, vendor),
        ne(others.id, apiKeyId),
        like(asText(others.scopes), KEY_MANAGING),
      ),
    )

  const [deleted] = await commit(db, [
    db
      .delete(apiKeys)
      .where(and(isIt, or(notLike(asText(apiKeys.scopes), KEY_MANAGING), exists(anotherManages))))
      .returning({ id: apiKeys.id }),
  ])
  if (deleted.length > 0) return
  const [found] = await db.select({ id: apiKeys.id }).from(apiKeys).where(isIt)
  throw new ProblemError(found ? 'last_key' : 'unknown_api_key')
}

/** The stored JSON text as it is; the column itself would turn a pattern into JSON first. */
function asText(column: SQLiteColumn): SQL {
  return sql`${column}`
}
