import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireOperator } from '../http/require-operator.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { listVendors } from '../vendors/list-vendors.ts'

const { path, query } = OPERATIONS.listVendors

export const listVendorsRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().get(
    honoPath(path),
    requireOperator(deps),
    validate('query', query),
    async (c) => c.json(await listVendors(deps, c.req.valid('query'))),
  )
