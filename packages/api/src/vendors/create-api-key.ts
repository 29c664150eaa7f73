import type { CreatedApiKey, NewApiKey, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import { apiKeys } from '../storage/vendor-schema.ts'
import { makeApiKey } from './make-api-key.ts'

/** Makes an API key. Its secret is in this answer and nowhere else. */
export async function createApiKey(
  deps: Deps,
  vendor: VendorSlug,
  input: NewApiKey,
): Promise<CreatedApiKey> {
  const { row, created } = await makeApiKey(deps, vendor, input)
  await commit(deps.db, [deps.db.insert(apiKeys).values(row)])
  return created
}
