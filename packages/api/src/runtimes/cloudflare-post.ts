import * as z from 'zod/mini'
import type { DeliveryFault } from '@sealpost/protocol'
import type { PostWebhook, WebhookAnswer, WebhookRequest } from '../webhooks/post-webhook.ts'
import { isPublicAddress } from '../webhooks/public-address.ts'
import { parseRetryAfter } from '../webhooks/retry-after.ts'
import { findUrlFault, isLocalhost, type UrlSettings } from '../webhooks/unsafe-url.ts'

export type CloudflarePostOptions = UrlSettings & {
  /** For all of it: the look-ups and the request. */
  timeoutMs?: number
}

/** DNS over HTTPS (RFC 8484) in its JSON form, by the resolver that the platform itself asks. */
const RESOLVER = 'https://cloudflare-dns.com/dns-query'
/** Each with the number of its type in an answer (RFC 1035 §3.2.2, RFC 3596 §2.1). */
const ADDRESS_RECORDS = { A: 1, AAAA: 28 } as const

const Resolved = z.object({
  Answer: z._default(z.array(z.object({ type: z.int(), data: z.string() })), []),
})

/**
 * Makes a sender for an edge worker. There the platform opens connections, and nobody can look at the
 * address that one goes to: a name is resolved first, and refused if any of its addresses is not
 * public, yet it may lead elsewhere a moment later. What keeps such a request out of a network then is
 * that the platform's machines are not in it.
 */
export function createCloudflarePost({
  timeoutMs = 15_000,
  ...settings
}: CloudflarePostOptions): PostWebhook {
  return async (request) => {
    if (findUrlFault(request.url, settings)) return { fault: 'unsafe_address' }
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const fault = await findNameFault(new URL(request.url), signal)
      return fault ? { fault } : await send(request, signal)
    } catch {
      return { fault: signal.aborted ? 'timeout' : 'unreachable' }
    }
  }
}

async function send(
  { url, headers, body }: WebhookRequest,
  signal: AbortSignal,
): Promise<WebhookAnswer> {
  const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
  // Not read at all: reading would unpack what is compressed.
  await response.body?.cancel()
  const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), Date.now())
  return { status: response.status, retryAfterMs }
}

async function findNameFault(url: URL, signal: AbortSignal): Promise<DeliveryFault | null> {
  if (isLocalhost(url) || isAddress(url)) return null
  const addresses = await resolve(url.hostname, signal)
  if (addresses.length === 0) return 'unknown_host'
  return addresses.every(isPublicAddress) ? null : 'unsafe_address'
}

/** Literal addresses have been judged by then. */
function isAddress({ hostname }: URL): boolean {
  return hostname.startsWith('[') || isPublicAddress(hostname)
}

async function resolve(name: string, signal: AbortSignal): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(ADDRESS_RECORDS).map(async ([type, number]) => {
      const headers = { accept: 'application/dns-json' }
      const response = await fetch(`${RESOLVER}?name=${name}&type=${type}`, { headers, signal })
      if (!response.ok) throw new Error(`The resolver answered ${response.status}`)
      const { Answer } = Resolved.parse(await response.json())
      // An alias comes before the addresses that it leads to.
      return Answer.filter((record) => record.type === number).map(({ data }) => data)
    }),
  )
  return found.flat()
}
