import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import { toETag } from '../http/revision.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { getReport } from '../reports/get-report.ts'

const { path, scope, params, query } = OPERATIONS.getReport

export const getReportRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().get(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    validate('query', query),
    async (c) => {
      const key = { vendor: c.var.vendor, ...c.req.valid('param') }
      const report = await getReport(deps, key, c.req.valid('query'))
      c.header('ETag', toETag(report.revision))
      return c.json(report)
    },
  )
