import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate, validateJson } from '../http/validate.ts'
import { markReportRead } from '../reports/mark-report-read.ts'

const { path, scope, params, body } = OPERATIONS.markReportRead

export const markReportReadRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().put(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    validateJson(body),
    async (c) => {
      const key = { vendor: c.var.vendor, ...c.req.valid('param') }
      await markReportRead(deps, key, c.req.valid('json'))
      return c.body(null, 204)
    },
  )
