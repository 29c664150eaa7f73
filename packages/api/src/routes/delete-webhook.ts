import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { deleteWebhook } from '../webhooks/delete-webhook.ts'

const { path, scope, params } = OPERATIONS.deleteWebhook

export const deleteWebhookRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().delete(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    async (c) => {
      await deleteWebhook(deps, { vendor: c.var.vendor, ...c.req.valid('param') })
      return c.body(null, 204)
    },
  )
