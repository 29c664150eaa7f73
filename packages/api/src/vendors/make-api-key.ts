import {
  ApiKeyId,
  type CreatedApiKey,
  encodeBase64Url,
  type NewApiKey,
  sha256,
  type VendorSlug,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { apiKeys } from '../storage/vendor-schema.ts'

/** Makes a key's row, which holds only a hash, and the answer that shows its secret once. */
export async function makeApiKey(
  { clock }: Deps,
  vendorId: VendorSlug,
  { label, scopes }: NewApiKey,
): Promise<{ row: typeof apiKeys.$inferInsert; created: CreatedApiKey }> {
  const secret = `sealpost_${encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)))}`
  const createdAtMs = clock.nowMs()
  const key = { id: ApiKeyId.parse(crypto.randomUUID()), label, scopes: [...new Set(scopes)] }
  return {
    row: { ...key, vendorId, createdAtMs, secretHash: await sha256(secret) },
    created: { ...key, createdAt: new Date(createdAtMs).toISOString(), secret },
  }
}
