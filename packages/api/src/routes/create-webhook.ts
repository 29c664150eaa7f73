import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validateJson } from '../http/validate.ts'
import { createWebhook } from '../webhooks/create-webhook.ts'

const { path, scope, body } = OPERATIONS.createWebhook

export const createWebhookRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().post(
    honoPath(path),
    requireVendor(deps, scope),
    validateJson(body),
    async (c) => c.json(await createWebhook(deps, c.var.vendor, c.req.valid('json')), 201),
  )
