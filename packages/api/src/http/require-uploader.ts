import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { findUpload } from '../uploads/find-upload.ts'
import { hashAccessToken } from './access-token.ts'
import type { UploaderEnv } from './env.ts'
import { vendorOf } from './origin.ts'

/**
 * Lets the holder of a receipt put files to its case, or to the report that is being sent. A malformed
 * token, an unknown one, and one of another vendor are answered alike.
 */
export const requireUploader =
  (deps: Deps): MiddlewareHandler<UploaderEnv> =>
  async (c, next) => {
    const tokenHash = await hashAccessToken(c)
    const vendor = vendorOf(c)
    const upload = vendor && tokenHash && (await findUpload(deps, vendor, tokenHash))
    if (!upload) throw new ProblemError('unknown_upload')
    c.set('vendor', upload.vendor)
    c.set('upload', upload)
    await next()
  }
