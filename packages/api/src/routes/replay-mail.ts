import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { replayMail } from '../mail/replay-mail.ts'

const { path, scope, params } = OPERATIONS.replayMail

export const replayMailRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().post(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    async (c) => {
      await replayMail(deps, { vendor: c.var.vendor, ...c.req.valid('param') })
      return c.body(null, 204)
    },
  )
