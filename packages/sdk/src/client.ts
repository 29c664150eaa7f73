import { DEFAULT_RETRIES } from './core/retry.ts'
import { createTransport, type Transport } from './core/transport.ts'
import { ApiKeys } from './resources/api-keys.ts'
import { Credits } from './resources/credits.ts'
import { Events } from './resources/events.ts'
import { Mail } from './resources/mail.ts'
import { Profiles } from './resources/profiles.ts'
import { Reports } from './resources/reports.ts'
import { ServiceDescription } from './resources/service-description.ts'
import { Vendors } from './resources/vendors.ts'
import { Webhooks } from './resources/webhooks.ts'

/** How a client reaches its service. */
export type ConnectionOptions = {
  /** Address of the service, such as `https://sealpost.example`. */
  baseUrl: string
  /** Replaces the runtime's `fetch`, for proxies and tests. */
  fetch?: typeof fetch | undefined
  /** Longest wait for one complete answer. Default 30 000. */
  timeoutMs?: number | undefined
  /** Attempts after the first when the network, or a 429, 500, 502, 503 or 504, is in the way. Default 2. */
  maxRetries?: number | undefined
}

/**
 * A vendor's client. Knows nothing of private keys; `@sealpost/sdk/open` adds them.
 *
 * @example
 * const sealpost = new Sealpost({ apiKey, baseUrl: 'https://sealpost.example' })
 * for await (const report of sealpost.reports.list({ status: 'received' })) console.log(report.reference)
 */
export class Sealpost {
  readonly reports: Reports
  readonly credits: Credits
  readonly events: Events
  readonly webhooks: Webhooks
  readonly mail: Mail
  readonly profile: Profiles
  readonly apiKeys: ApiKeys
  readonly service: ServiceDescription

  constructor({ apiKey, ...connection }: ConnectionOptions & { apiKey: string }) {
    const call = connect(connection, apiKey)
    this.reports = new Reports(call)
    this.credits = new Credits(call)
    this.events = new Events(call)
    this.webhooks = new Webhooks(call)
    this.mail = new Mail(call)
    this.profile = new Profiles(call)
    this.apiKeys = new ApiKeys(call)
    this.service = new ServiceDescription(call)
  }
}

/** A client for whoever runs the service. */
export class SealpostOperator {
  readonly vendors: Vendors

  constructor({ operatorToken, ...connection }: ConnectionOptions & { operatorToken: string }) {
    this.vendors = new Vendors(connect(connection, operatorToken))
  }
}

function connect(
  {
    baseUrl,
    timeoutMs = 30_000,
    maxRetries = DEFAULT_RETRIES.maxRetries,
    // Looked up at each call: some runtimes refuse a `fetch` that was taken off the global object.
    fetch: send = (input, init) => fetch(input, init),
  }: ConnectionOptions,
  token: string,
): Transport {
  return createTransport({ ...DEFAULT_RETRIES, baseUrl, token, timeoutMs, maxRetries, fetch: send })
}
