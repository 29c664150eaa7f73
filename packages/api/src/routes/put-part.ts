import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { PartEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import { partBody } from '../http/part-body.ts'
import { requireUploader } from '../http/require-uploader.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { putPart } from '../uploads/put-part.ts'

const { path, params } = OPERATIONS.putPart

export const putPartRoute: Route<PartEnv> = (deps) =>
  new Hono<PartEnv>().put(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    requireUploader(deps),
    partBody(),
    async (c) => {
      const { attachmentId, part } = c.req.valid('param')
      await putPart(deps, c.var.upload, { attachmentId, part, ...c.var.part })
      return c.body(null, 204)
    },
  )
