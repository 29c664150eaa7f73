import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate, validateJson } from '../http/validate.ts'
import { updateWebhook } from '../webhooks/update-webhook.ts'

const { path, scope, params, body } = OPERATIONS.updateWebhook

export const updateWebhookRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().patch(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    validateJson(body),
    async (c) => {
      const key = { vendor: c.var.vendor, ...c.req.valid('param') }
      return c.json(await updateWebhook(deps, key, c.req.valid('json')))
    },
  )
