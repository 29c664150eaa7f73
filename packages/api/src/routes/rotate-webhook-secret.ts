import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { rotateWebhookSecret } from '../webhooks/rotate-webhook-secret.ts'

const { path, scope, params } = OPERATIONS.rotateWebhookSecret

export const rotateWebhookSecretRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().post(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    async (c) => {
      const key = { vendor: c.var.vendor, ...c.req.valid('param') }
      return c.json(await rotateWebhookSecret(deps, key), 201)
    },
  )
