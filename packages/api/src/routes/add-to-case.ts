import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import { addToCase } from '../cases/add-to-case.ts'
import type { ReporterEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import { requireReporter } from '../http/require-reporter.ts'
import type { Route } from '../http/route.ts'
import { validate, validateJson } from '../http/validate.ts'

const { path, params, body } = OPERATIONS.addToCase

export const addToCaseRoute: Route<ReporterEnv> = (deps) =>
  new Hono<ReporterEnv>().post(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    requireReporter(deps),
    validateJson(body),
    async (c) => c.json(await addToCase(deps, c.var, c.req.valid('json')), 201),
  )
