import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireOperator } from '../http/require-operator.ts'
import type { Route } from '../http/route.ts'
import { validateJson } from '../http/validate.ts'
import { reportBounce } from '../mail/report-bounce.ts'

const { path, body } = OPERATIONS.reportBounce

export const reportBounceRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().post(honoPath(path), requireOperator(deps), validateJson(body), async (c) => {
    await reportBounce(deps, c.req.valid('json'))
    return c.body(null, 204)
  })
