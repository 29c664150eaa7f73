import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireOperator } from '../http/require-operator.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { deleteVendor } from '../vendors/delete-vendor.ts'

const { path, params } = OPERATIONS.deleteVendor

export const deleteVendorRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().delete(
    honoPath(path),
    requireOperator(deps),
    validate('param', params),
    async (c) => {
      await deleteVendor(deps, c.req.valid('param'))
      return c.body(null, 204)
    },
  )
