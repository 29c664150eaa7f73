import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { listReports } from '../reports/list-reports.ts'

const { path, scope, query } = OPERATIONS.listReports

export const listReportsRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().get(
    honoPath(path),
    requireVendor(deps, scope),
    validate('query', query),
    async (c) => c.json(await listReports(deps, c.var.vendor, c.req.valid('query'))),
  )
