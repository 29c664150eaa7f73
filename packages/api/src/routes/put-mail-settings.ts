import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validateJson } from '../http/validate.ts'
import { putMailSettings } from '../mail/put-mail-settings.ts'

const { path, scope, body } = OPERATIONS.putMailSettings

export const putMailSettingsRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().put(
    honoPath(path),
    requireVendor(deps, scope),
    validateJson(body),
    async (c) => c.json(await putMailSettings(deps, c.var.vendor, c.req.valid('json'))),
  )
