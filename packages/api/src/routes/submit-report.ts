import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import type { Route } from '../http/route.ts'
import { validate, validateJson } from '../http/validate.ts'
import { submitReport } from '../reports/submit-report.ts'

const { path, params, body } = OPERATIONS.submitReport

export const submitReportRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().post(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    validateJson(body),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      const accepted = await submitReport(deps, input)
      c.set('vendor', input.vendor)
      return c.json(accepted, 201)
    },
  )
