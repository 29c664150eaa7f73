import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from './env.ts'

/** Has word brought of what a request did to a vendor, once it was done. */
export const wakeOutbox =
  ({ outbox }: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    await next()
    const { vendor } = c.var
    if (vendor && c.req.method !== 'GET' && c.res.ok) outbox.wake(vendor, waitUntilOf(c.env))
  }

/** Hono leaves `env` undefined when the runtime hands none in. */
function waitUntilOf(env: AppEnv['Bindings'] | undefined) {
  return env?.waitUntil
}
