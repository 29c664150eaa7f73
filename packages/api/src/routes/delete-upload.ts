import { Hono } from 'hono'
import { OPERATIONS } from '@sealpost/protocol'
import type { UploaderEnv } from '../http/env.ts'
import { honoPath } from '../http/hono-path.ts'
import { requireVendorOrigin } from '../http/origin.ts'
import { requireUploader } from '../http/require-uploader.ts'
import type { Route } from '../http/route.ts'
import { validate } from '../http/validate.ts'
import { deleteUpload } from '../uploads/delete-upload.ts'

const { path, params } = OPERATIONS.deleteUpload

export const deleteUploadRoute: Route<UploaderEnv> = (deps) =>
  new Hono<UploaderEnv>().delete(
    honoPath(path),
    requireVendorOrigin(deps),
    validate('param', params),
    requireUploader(deps),
    async (c) => {
      await deleteUpload(deps, c.var.upload, c.req.valid('param').attachmentId)
      return c.body(null, 204)
    },
  )
