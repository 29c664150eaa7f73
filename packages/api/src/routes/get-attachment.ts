import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import { byteResponse } from '../http/byte-response.ts'
import type { VendorEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendor } from '../http/require-vendor.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { getAttachment } from '../uploads/get-attachment.ts'

const { path, scope, params, answer } = OPERATIONS.getAttachment

export const getAttachmentRoute: Route<VendorEnv> = (deps) =>
  new Hono<VendorEnv>().get(
    honoPath(path),
    requireVendor(deps, scope),
    validate('param', params),
    async (c) => {
      const { attachmentId, reportId } = c.req.valid('param')
      const file = await getAttachment(deps, { vendor: c.var.vendor, reportId, attachmentId })
      c.header('Content-Type', answer.type)
      c.header('Content-Disposition', `attachment; filename="${attachmentId}.pgp"`)
      // Its bytes never change under its id.
      c.header('ETag', `"${attachmentId}"`)
      return byteResponse(c, file)
    },
  )
