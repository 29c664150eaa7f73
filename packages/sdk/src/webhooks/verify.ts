import {
  hasSignatureOf,
  PUBLIC_KEY_PREFIX,
  parseJson,
  type SignedRequest,
  WEBHOOK_HEADERS,
  WebhookEvent,
  WebhookPing,
} from '@sealpost/protocol'
import { WebhookError } from './webhook-error.ts'

/** As `Request` of the web has them, or as a record such as Node's. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | string[] | undefined>>

export type WebhookRequest = {
  /** The exact text of the body, before anything parsed it. */
  body: string
  headers: WebhookHeaders
  /** The secrets (`whsec_…`) or public keys (`whpk_…`) that count; a signature of one is enough. */
  keys: string | readonly string[]
  /** Your vendor. Required with a public key: the service signs for all of its vendors with the same. */
  vendor?: string | undefined
  /** Default: the time of this machine. */
  now?: Date | undefined
  /** How far the request's own time may be off. Default 5 minutes. */
  toleranceMs?: number | undefined
}

const DEFAULT_TOLERANCE_MS = 5 * 60 * 1000

/**
 * Checks that a request was signed by the service, just now, and gives what it tells. Deliveries are
 * repeated until they are answered with 2xx, so the same event may come twice, with the same `id`.
 *
 * @throws {@link WebhookError} if the request must not be acted on.
 */
export async function verifyWebhook(request: WebhookRequest): Promise<WebhookEvent | WebhookPing> {
  const { body, headers, vendor, now = new Date(), toleranceMs = DEFAULT_TOLERANCE_MS } = request
  const keys = typeof request.keys === 'string' ? [request.keys] : request.keys
  requireVendor(keys, vendor)
  const id = requireHeader(headers, WEBHOOK_HEADERS.id)
  const timestamp = requireTime(headers, { now, toleranceMs })
  const signature = requireHeader(headers, WEBHOOK_HEADERS.signature)
  await requireSignature({ id, timestamp, body }, signature, keys)
  const event = read(body)
  if (vendor !== undefined && event.vendor !== vendor) throw new WebhookError('other_vendor')
  return event
}

function requireVendor(keys: readonly string[], vendor: string | undefined): void {
  if (vendor === undefined && keys.some((key) => key.startsWith(PUBLIC_KEY_PREFIX))) {
    throw new WebhookError('vendor_missing')
  }
}

function requireHeader(headers: WebhookHeaders, name: string): string {
  const value = headers instanceof Headers ? headers.get(name) : fieldOf(headers, name)
  if (typeof value !== 'string' || value === '') throw new WebhookError('missing_header')
  return value
}

function fieldOf(headers: Exclude<WebhookHeaders, Headers>, name: string) {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
}

function requireTime(
  headers: WebhookHeaders,
  { now, toleranceMs }: { now: Date; toleranceMs: number },
): number {
  const text = requireHeader(headers, WEBHOOK_HEADERS.timestamp)
  if (!/^\d{1,12}$/.test(text)) throw new WebhookError('missing_header')
  const ageMs = Number(now) - Number(text) * 1000
  if (ageMs > toleranceMs) throw new WebhookError('too_old')
  if (ageMs < -toleranceMs) throw new WebhookError('too_new')
  return Number(text)
}

async function requireSignature(
  request: SignedRequest,
  ...[signature, keys]: [signature: string, keys: readonly string[]]
): Promise<void> {
  for (const key of keys) {
    if (await isSignedWith(key, request, signature)) return
  }
  throw new WebhookError('wrong_signature')
}

async function isSignedWith(key: string, request: SignedRequest, signature: string) {
  try {
    return await hasSignatureOf(request, signature, key)
  } catch (cause) {
    throw new WebhookError('unusable_key', { cause })
  }
}

function read(body: string): WebhookEvent | WebhookPing {
  try {
    const json = parseJson(body)
    return WebhookPing.safeParse(json).data ?? WebhookEvent.parse(json)
  } catch (cause) {
    throw new WebhookError('malformed_event', { cause })
  }
}
