import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { listMailDeliveries } from '../mail/list-mail-deliveries.ts'

const { path, scope, query } = OPERATIONS.listMailDeliveries

export const listMailDeliveriesRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().get(
    honoPath(path),
    requireVendor(deps, scope),
    validate('query', query),
    async (c) => c.json(await listMailDeliveries(deps, c.var.vendor, c.req.valid('query'))),
  )
