import { and, eq } from 'drizzle-orm'
import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { reports } from '../storage/schema.ts'
import { hashAccessToken } from './access-token.ts'
import type { ReporterEnv } from './env.ts'
import { vendorOf } from './origin.ts'

/**
 * Lets the holder of a receipt in. A malformed token, an unknown one, and one of another vendor
 * are answered alike, in the same number of bytes.
 */
export const requireReporter =
  ({ db }: Deps): MiddlewareHandler<ReporterEnv> =>
  async (c, next) => {
    const tokenHash = await hashAccessToken(c)
    const vendor = vendorOf(c)
    if (!vendor || !tokenHash) throw new ProblemError('unknown_case')
    const [found] = await db
      .select({ reportId: reports.id })
      .from(reports)
      .where(and(eq(reports.vendorId, vendor), eq(reports.tokenHash, tokenHash)))
    if (!found) throw new ProblemError('unknown_case')
    c.set('vendor', vendor)
    c.set('reportId', found.reportId)
    await next()
  }
