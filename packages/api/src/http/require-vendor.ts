import { eq } from 'drizzle-orm'
import type { MiddlewareHandler } from 'hono'
import { type Scope, sha256 } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { apiKeys } from '../storage/vendor-schema.ts'
import { bearerToken } from './bearer-token.ts'
import type { VendorEnv } from './env.ts'
import { checkOrigin } from './origin.ts'

const API_KEY = /^sealpost_[A-Za-z0-9_-]{43}$/

/** Lets a vendor's API key in, if it has the scope and comes from no foreign page. */
export const requireVendor =
  (deps: Deps, scope: Scope): MiddlewareHandler<VendorEnv> =>
  async (c, next) => {
    const key = await findKey(deps, bearerToken(c))
    await checkOrigin(deps, c, key.vendorId)
    if (!key.scopes.includes(scope)) {
      throw new ProblemError('missing_scope', { detail: `Needs the scope ${scope}.` })
    }
    c.set('vendor', key.vendorId)
    await next()
  }

async function findKey({ db }: Deps, token: string) {
  if (!API_KEY.test(token)) throw new ProblemError('wrong_credentials')
  // Looking up a hash takes as long for a near miss as for a wild guess.
  const [key] = await db
    .select({ vendorId: apiKeys.vendorId, scopes: apiKeys.scopes })
    .from(apiKeys)
    .where(eq(apiKeys.secretHash, await sha256(token)))
  if (!key) throw new ProblemError('wrong_credentials')
  return key
}
