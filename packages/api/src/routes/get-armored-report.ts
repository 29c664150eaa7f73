import { Hono } from 'hono'
import { armorSealed, OPERATIONS } from '@sealpost/protocol'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { getSealedReport } from '../reports/get-sealed-report.ts'

const { path, scope, params } = OPERATIONS.getArmoredReport

export const getArmoredReportRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().get(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    async (c) => {
      const key = { vendor: c.var.vendor, ...c.req.valid('param') }
      const { reference, sealed } = await getSealedReport(deps, key)
      c.header('Content-Disposition', `attachment; filename="${reference}.asc"`)
      return c.text(armorSealed(sealed))
    },
  )
