import type { MiddlewareHandler } from 'hono'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { clientAddress } from './client-address.ts'
import type { AppEnv } from './env.ts'

const MAX_ADDRESSES = 20_000
// A bucket gains as many drops each millisecond as an address may ask each minute.
const DROPS_PER_REQUEST = 60_000

type Bucket = { drops: number; filledAtMs: number }

/** A token bucket for each address. Addresses live in this map only, and the oldest make room. */
export function rateLimit({ clock, config }: Deps): MiddlewareHandler<AppEnv> {
  const { rateLimit: limit, forwardedHops } = config
  if (!limit) return (_, next) => next()
  const buckets = new Map<string, Bucket>()
  const capacity = limit.burst * DROPS_PER_REQUEST

  return async (c, next) => {
    const address = clientAddress(c, forwardedHops)
    const nowMs = clock.nowMs()
    const last = buckets.get(address) ?? { drops: capacity, filledAtMs: nowMs }
    const drops = Math.min(capacity, last.drops + (nowMs - last.filledAtMs) * limit.perMinute)
    const missing = Math.max(0, DROPS_PER_REQUEST - drops)

    // Set anew, so that the map stays in the order of use and its first entry is the oldest.
    buckets.delete(address)
    buckets.set(address, { drops: missing ? drops : drops - DROPS_PER_REQUEST, filledAtMs: nowMs })
    if (buckets.size > MAX_ADDRESSES) dropFirst(buckets)

    if (missing > 0) {
      const retryAfter = Math.ceil(missing / limit.perMinute / 1000)
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
