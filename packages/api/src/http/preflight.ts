import { Hono } from 'hono'
import type { HonoBase } from 'hono/hono-base'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { allowedMethods } from './allowed-methods.ts'
import type { AppEnv } from './env.ts'
import { admitAnyPage, requireVendorOrigin } from './origin.ts'

const REQUEST_HEADERS =
  'Authorization, Content-Digest, Content-Type, If-Match, If-None-Match, Range'
const MAX_AGE_SECONDS = 600

/**
 * Answers a browser that asks before it sends (Fetch §4.8). Where no vendor stands in the path,
 * whose pages count is known only from the key, which a preflight never carries: any page may ask,
 * and the request itself is judged.
 */
export function preflight(deps: Deps, app: Hono<AppEnv>): HonoBase<AppEnv> {
  return new Hono<AppEnv>()
    .options('/v1/vendors/:vendor/*', requireVendorOrigin(deps))
    .options('/v1/*', (c) => {
      const methods = allowedMethods(app, c.req.path).join(', ')
      if (methods === '') throw new ProblemError('unknown_route')
      admitAnyPage(c)
      c.header('Allow', methods)
      c.header('Access-Control-Allow-Methods', methods)
      c.header('Access-Control-Allow-Headers', REQUEST_HEADERS)
      c.header('Access-Control-Max-Age', String(MAX_AGE_SECONDS))
      return c.body(null, 204)
    })
}
