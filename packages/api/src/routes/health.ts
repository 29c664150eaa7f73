import { Hono } from 'hono'
import type { AppEnv } from '../http/env.ts'
import type { Route } from '../http/route.ts'
import { ProblemError } from '../problem-error.ts'
import { isMigrated } from '../storage/migrate.ts'

/** `/healthz`: the process answers. `/readyz`: so does its database, and its tables are up to date. */
export const healthRoutes: Route<AppEnv> = ({ db }) =>
  new Hono<AppEnv>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      const isReady = await isMigrated(db).catch(() => false)
      if (!isReady) throw new ProblemError('unavailable', { retryAfter: 5 })
      return c.json({ status: 'ok' })
    })
