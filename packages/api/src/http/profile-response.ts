import type { Context } from 'hono'
import type { VendorSlug } from '@sealpost/protocol'
import type { PublishedProfile } from '../vendors/get-profile.ts'
import type { AppEnv } from './env.ts'
import { jsonUnlessKnown } from './unless-known.ts'

/** Answers with a signed profile under its hash as ETag. */
export function profileResponse(
  c: Context<AppEnv>,
  vendor: VendorSlug,
  { hash, signed }: PublishedProfile,
): Response {
  c.set('vendor', vendor)
  return jsonUnlessKnown(c, hash, signed)
}
