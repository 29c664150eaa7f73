import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import { parseIfMatch, toETag } from '../http/revision.ts'
import type { Route } from '../http/route.ts'
import { validate, validateJson } from '../http/validate.ts'
import { updateReport } from '../reports/update-report.ts'

const { path, scope, params, body } = OPERATIONS.updateReport

export const updateReportRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().patch(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    validateJson(body),
    async (c) => {
      const revision = parseIfMatch(c.req.header('if-match'))
      const key = { vendor: c.var.vendor, ...c.req.valid('param') }
      const report = await updateReport(deps, { ...key, ...c.req.valid('json'), revision })
      c.header('ETag', toETag(report.revision))
      return c.json(report)
    },
  )
