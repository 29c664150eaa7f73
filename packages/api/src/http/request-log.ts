import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Deps } from '../deps.ts'
import type { AppEnv } from './env.ts'

/** Gives each request an id, and logs it once it is answered. Nothing but {@link LogEntry} is ever logged. */
export const requestLog =
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const startMs = deps.clock.nowMs()
    c.set('requestId', crypto.randomUUID())
    await next()

    const route = matchedRoutes(c).findLast(({ method }) => method !== 'ALL')
    deps.log({
      time: new Date(startMs).toISOString(),
      route: route ? `${route.method} ${route.path}` : 'none',
      status: c.res.status,
      durationMs: deps.clock.nowMs() - startMs,
      vendor: c.var.vendor ?? null,
      requestId: c.var.requestId,
      problem: c.var.problem ?? null,
      fault: c.var.fault ?? null,
    })
  }
