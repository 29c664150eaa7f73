import type { Context } from 'hono'
import { ProblemError } from '../problem-error.ts'

/**
 * The token of `Authorization: Bearer …` (RFC 6750 §2.1).
 *
 * @throws {@link ProblemError} `missing_credentials` if there is none.
 */
export function bearerToken(c: Context): string {
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (!token) throw new ProblemError('missing_credentials')
  return token
}
