import { and, eq } from 'drizzle-orm'
import type { MiddlewareHandler } from 'hono'
import { decodeBase64, sha256 } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { reports } from '../storage/schema.ts'
import { bearerToken } from './bearer-token.ts'
import type { ReporterEnv } from './env.ts'
import { vendorOf } from './origin.ts'

const ACCESS_TOKEN = /^[A-Za-z0-9_-]{43}$/

/**
 * Lets the holder of a receipt in. A malformed token, an unknown one, and one of another vendor
 * are answered alike, in the same number of bytes.
 */
export const requireReporter =
  ({ db }: Deps): MiddlewareHandler<ReporterEnv> =>
  async (c, next) => {
    const token = bearerToken(c)
    const vendor = vendorOf(c)
    if (!vendor || !ACCESS_TOKEN.test(token)) throw new ProblemError('unknown_case')
    const [found] = await db
      .select({ reportId: reports.id })
      .from(reports)
      .where(and(eq(reports.vendorId, vendor), eq(reports.tokenHash, await hashOf(token))))
    if (!found) throw new ProblemError('unknown_case')
    c.set('vendor', vendor)
    c.set('reportId', found.reportId)
    await next()
  }

function hashOf(token: string) {
  return sha256(decodeBase64(`${token.replaceAll('-', '+').replaceAll('_', '/')}=`))
}
