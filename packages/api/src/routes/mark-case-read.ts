import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import { markCaseRead } from '../cases/mark-case-read.ts'
import type { ReporterEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import { requireReporter } from '../http/require-reporter.ts'
import type { Route } from '../http/route.ts'
import { validate, validateJson } from '../http/validate.ts'

const { path, params, body } = OPERATIONS.markCaseRead

export const markCaseReadRoute: Route<ReporterEnv> = (deps) =>
  new Hono<ReporterEnv>().put(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    requireReporter(deps),
    validateJson(body),
    async (c) => {
      await markCaseRead(deps, c.var, c.req.valid('json'))
      return c.body(null, 204)
    },
  )
