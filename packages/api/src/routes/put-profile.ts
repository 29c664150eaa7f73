import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validateJson } from '../http/validate.ts'
import { putProfile } from '../vendors/put-profile.ts'

const { path, scope, body } = OPERATIONS.putProfile

export const putProfileRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().put(
    honoPath(path),
    requireVendor(deps, scope),
    validateJson(body),
    async (c) => c.json(await putProfile(deps, c.var.vendor, c.req.valid('json'))),
  )
