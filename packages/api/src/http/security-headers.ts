import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import type { AppEnv } from './env.ts'

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** Every answer is kept from caches, frames and guessing of types, unless its route says otherwise. */
export const securityHeaders =
  ({ config }: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
    if (config.serviceUrl.startsWith('https:')) {
      c.header('Strict-Transport-Security', 'max-age=31536000')
    }
    await next()
  }
