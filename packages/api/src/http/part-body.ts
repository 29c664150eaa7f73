import type { MiddlewareHandler } from 'hono'
import { LIMITS } from '@sealpost/protocol'
import { ProblemError } from '../problem-error.ts'
import { createBodyBudget } from './body-budget.ts'
import { readBytes } from './body-limit.ts'
import { readContentDigest } from './content-digest.ts'
import type { PartEnv } from './env.ts'

/** Parts that a process holds at once; each is held once. */
const MAX_PARTS_HELD = 6

/**
 * Reads the body of a part and the digest that it states, which are to be compared. Of all parts that
 * a process holds, the bytes are counted.
 */
export function partBody(): MiddlewareHandler<PartEnv> {
  const budget = createBodyBudget(MAX_PARTS_HELD * LIMITS.partBytes)
  return async (c, next) => {
    const { headers } = c.req.raw
    const isBytes = headers.get('content-type') === 'application/octet-stream'
    if (!isBytes || headers.has('content-encoding')) {
      throw new ProblemError('unsupported_media_type')
    }
    const digest = readContentDigest(c.req.header('content-digest'))
    if (digest === undefined) throw withoutDigest()
    const cutOff = new AbortController()
    const account = budget.open(() => {
      cutOff.abort()
    })
    try {
      const bytes = await readBytes(c.req.raw, {
        maxBytes: LIMITS.partBytes,
        signal: cutOff.signal,
        onBytes: (byteCount) => {
          account.take(byteCount)
        },
      })
      account.finish()
      c.set('part', { bytes, digest })
      await next()
    } finally {
      account.close()
    }
  }
}

function withoutDigest(): ProblemError {
  const path = '/headers/content-digest'
  return new ProblemError('invalid_request', {
    errors: [{ path, message: 'must state one sha-256 of the bytes (RFC 9530)' }],
  })
}
