import type { Context } from 'hono'

/** Answers JSON under an entity tag; 304 to whoever has it already (RFC 9110 §13.1.2). */
export function jsonUnlessKnown(c: Context, tag: string, body: object): Response {
  const etag = `"${tag}"`
  c.header('ETag', etag)
  const known = c.req.header('if-none-match')?.split(',') ?? []
  if (known.some((each) => each.trim().replace(/^W\//, '') === etag)) return c.body(null, 304)
  return c.json(body)
}
