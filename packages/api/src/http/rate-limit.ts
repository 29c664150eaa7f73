import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { clientAddress } from './client-address.ts'
import type { AppEnv } from './env.ts'

const MS_PER_MINUTE = 60_000
const MAX_ADDRESSES = 20_000

type Bucket = { tokens: number; filledAtMs: number }

/** A token bucket for each address. Addresses live in this map only, and the oldest make room. */
export function rateLimit({ clock, config }: Deps): MiddlewareHandler<AppEnv> {
  const { rateLimit: limit, forwardedHops } = config
  if (!limit) return (_, next) => next()

  const buckets = new Map<string, Bucket>()
  const perMs = limit.perMinute / MS_PER_MINUTE

  return async (c, next) => {
    const address = clientAddress(c, forwardedHops)
    const nowMs = clock.nowMs()
    const last = buckets.get(address) ?? { tokens: limit.burst, filledAtMs: nowMs }
    const tokens = Math.min(limit.burst, last.tokens + (nowMs - last.filledAtMs) * perMs)

    // Set anew, so that the map stays in the order of use and its first entry is the oldest.
    buckets.delete(address)
    buckets.set(address, { tokens: tokens < 1 ? tokens : tokens - 1, filledAtMs: nowMs })
    if (buckets.size > MAX_ADDRESSES) dropFirst(buckets)

    if (tokens < 1) {
      const retryAfter = Math.ceil((1 - tokens) / perMs / 1000)
      throw new ProblemError('too_many_requests', { retryAfter })
    }
    await next()
  }
}

function dropFirst(buckets: Map<string, Bucket>): void {
  for (const address of buckets.keys()) {
    buckets.delete(address)
    return
  }
}
