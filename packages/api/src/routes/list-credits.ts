import { Hono } from 'hono'
import { OPERATIONS, sha256 } from '@sealpost/protocol'
import { listCredits } from '../credits/list-credits.ts'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import type { Route } from '../http/route.ts'
import { jsonUnlessKnown } from '../http/unless-known.ts'
import { validate } from '../http/validate.ts'

const { path, params, query } = OPERATIONS.listCredits

export const listCreditsRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().get(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    validate('query', query),
    async (c) => {
      const { vendor } = c.req.valid('param')
      const page = await listCredits(deps, vendor, c.req.valid('query'))
      c.set('vendor', vendor)
      // Kept, but asked for each time: consent that was taken back shows at once.
      c.header('Cache-Control', 'no-cache')
      return jsonUnlessKnown(c, await sha256(JSON.stringify(page)), page)
    },
  )
