import type { Context } from 'hono'

const EXPOSED_HEADERS = 'Content-Range, ETag, Retry-After, Date'

/**
 * Lets the page that asked read the answer. For pages that were let in, and for every refusal:
 * it holds nothing but what went wrong, which a form must be able to say.
 */
export function exposeToPage(c: Context): void {
  const origin = c.req.header('origin')
  c.header('Vary', 'Origin')
  if (origin === undefined || origin === 'null') return
  c.header('Access-Control-Allow-Origin', origin)
  c.header('Access-Control-Expose-Headers', EXPOSED_HEADERS)
}
