import type { Context } from 'hono'
import { decodeBase64, type Sha256, sha256 } from '@sealpost/protocol'
import { bearerToken } from './bearer-token.ts'

const ACCESS_TOKEN = /^[A-Za-z0-9_-]{43}$/

/**
 * The hash of the access token that a receipt derives; undefined if it is malformed.
 *
 * @throws {@link ProblemError} `missing_credentials` if there is none.
 */
export async function hashAccessToken(c: Context): Promise<Sha256 | undefined> {
  const token = bearerToken(c)
  if (!ACCESS_TOKEN.test(token)) return undefined
  return sha256(decodeBase64(`${token.replaceAll('-', '+').replaceAll('_', '/')}=`))
}
