import { type CreatedVendor, type NewVendor, SCOPES } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { ConstraintError } from '../storage/database-fault.ts'
import { apiKeys, vendors } from '../storage/vendor-schema.ts'
import { makeApiKey } from './make-api-key.ts'

/**
 * Makes a vendor and its first API key, which has every scope.
 *
 * @throws {@link ProblemError} `vendor_exists` if the short name is taken.
 */
export async function createVendor(deps: Deps, { vendor }: NewVendor): Promise<CreatedVendor> {
  const { row, created } = await makeApiKey(deps, vendor, {
    label: 'First key',
    scopes: [...SCOPES],
  })
  try {
    await commit(deps.db, [
      deps.db.insert(vendors).values({ id: vendor, createdAtMs: row.createdAtMs }),
      deps.db.insert(apiKeys).values(row),
    ])
  } catch (cause) {
    if (cause instanceof ConstraintError) throw new ProblemError('vendor_exists', { cause })
    throw cause
  }
  const { createdAt } = created
  return { vendor, createdAt, profileSerial: null, profileExpiresAt: null, apiKey: created }
}
