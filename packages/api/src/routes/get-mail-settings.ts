import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { readMailSettings } from '../mail/read-mail-terms.ts'

const { path, scope } = OPERATIONS.getMailSettings

export const getMailSettingsRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().get(honoPath(path), requireVendor(deps, scope), async (c) =>
    c.json(await readMailSettings(deps, c.var.vendor)),
  )
