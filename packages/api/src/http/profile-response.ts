import type { Context } from 'hono'
import type { VendorSlug } from '@sealpost/protocol'
import type { PublishedProfile } from '../vendors/get-profile.ts'
import type { AppEnv } from './env.ts'

/** Answers with a signed profile under its hash as ETag; 304 to whoever has it already. */
export function profileResponse(
  c: Context<AppEnv>,
  vendor: VendorSlug,
  { hash, signed }: PublishedProfile,
): Response {
  const etag = `"${hash}"`
  c.set('vendor', vendor)
  c.header('ETag', etag)
  const known = c.req.header('if-none-match')?.split(',') ?? []
  if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return c.body(null, 304)
  return c.json(signed)
}
