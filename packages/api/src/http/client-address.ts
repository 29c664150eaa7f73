import type { Context } from 'hono'
import type { AppEnv } from './env.ts'

/**
 * The address that a request counts for. Each trusted proxy has appended its own peer to
 * X-Forwarded-For, so the entry that many places from the right is the client's; whatever stands
 * further left, the client may have written itself.
 *
 * Callers whose runtime hands in no address share one.
 */
export function clientAddress(c: Context<AppEnv>, forwardedHops: number): string {
  const peer = peerAddress(c.env)
  if (forwardedHops === 0) return networkOf(peer)
  const forwarded = c.req.header('x-forwarded-for')?.split(',') ?? []
  return networkOf(forwarded.at(-forwardedHops)?.trim() ?? peer)
}

/** Hono leaves `env` undefined when the runtime hands none in. */
function peerAddress(env: AppEnv['Bindings'] | undefined): string {
  return env?.clientAddress ?? 'unknown'
}

/** One customer holds a whole IPv6 /64 (RFC 6177 §2), so that is what counts as one address. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!address.includes(':')) return address

  const [head = '', tail] = address.split('::')
  const start = head.split(':').filter(Boolean)
  const end = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - start.length - end.length)
  return [...start, ...Array<string>(zeros).fill('0'), ...end].slice(0, 4).join(':').toLowerCase()
}
