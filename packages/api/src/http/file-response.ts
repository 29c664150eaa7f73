import type { Context } from 'hono'
import { ProblemError } from '../problem-error.ts'

const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
}

/**
 * Answers with a built file under the type of its name.
 *
 * @throws {@link ProblemError} `unknown_route` without a file.
 */
export function fileResponse(
  c: Context,
  name: string,
  bytes: Uint8Array<ArrayBuffer> | null,
): Response {
  if (!bytes) throw new ProblemError('unknown_route')
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return c.body(bytes, 200, { 'Content-Type': type })
}
