import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { listDeliveries } from '../webhooks/list-deliveries.ts'

const { path, scope, params, query } = OPERATIONS.listDeliveries

export const listDeliveriesRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().get(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    validate('query', query),
    async (c) => {
      const key = { vendor: c.var.vendor, ...c.req.valid('param') }
      return c.json(await listDeliveries(deps, key, c.req.valid('query')))
    },
  )
