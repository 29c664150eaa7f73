import type { MiddlewareHandler } from 'hono'
import { sha256 } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { bearerToken } from './bearer-token.ts'
import type { AppEnv } from './env.ts'
import { checkOrigin } from './origin.ts'

/** Lets the operator in. Hashes are compared, so that the time taken says nothing about the token. */
export const requireOperator =
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    await checkOrigin(deps, c, null)
    const token = bearerToken(c)
    const { operatorToken } = deps.config
    if (operatorToken === null || (await sha256(token)) !== (await sha256(operatorToken))) {
      throw new ProblemError('wrong_credentials')
    }
    await next()
  }
