import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireOperator } from '../http/require-operator.ts'
import type { Route } from '../http/route.ts'
import { validateJson } from '../http/validate.ts'
import { createVendor } from '../vendors/create-vendor.ts'

const { path, body } = OPERATIONS.createVendor

export const createVendorRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().post(honoPath(path), requireOperator(deps), validateJson(body), async (c) =>
    c.json(await createVendor(deps, c.req.valid('json')), 201),
  )
