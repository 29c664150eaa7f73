import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import { getCase } from '../cases/get-case.ts'
import type { ReporterEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import { requireReporter } from '../http/require-reporter.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'

const { path, params, query } = OPERATIONS.getCase

export const getCaseRoute: Route<ReporterEnv> = (deps) =>
  new Hono<ReporterEnv>().get(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    requireReporter(deps),
    validate('query', query),
    async (c) => c.json(await getCase(deps, c.var, c.req.valid('query'))),
  )
