import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { AppEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import type { Route } from '../http/route.ts'
import { validate, validateJson } from '../http/validate.ts'
import { openUpload } from '../uploads/open-upload.ts'

const { path, params, body } = OPERATIONS.openUpload

export const openUploadRoute: Route<AppEnv> = (deps) =>
  new Hono<AppEnv>().post(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    validateJson(body),
    async (c) => {
      const input = { ...c.req.valid('param'), ...c.req.valid('json') }
      await openUpload(deps, input)
      c.set('vendor', input.vendor)
      return c.body(null, 204)
    },
  )
