import { Resolver } from 'node:dns/promises'
import { type ClientRequest, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { DeliveryFault } from '@sealpost/protocol'
import type { PostWebhook, WebhookAnswer, WebhookRequest } from '../../webhooks/post-webhook.ts'
import { isPublicAddress } from '../../webhooks/public-address.ts'
import { parseRetryAfter } from '../../webhooks/retry-after.ts'
import { findUrlFault, isLocalhost, type UrlSettings } from '../../webhooks/unsafe-url.ts'

export type SafePostOptions = UrlSettings & {
  /** For all of it: name, connection, TLS, headers and body. */
  timeoutMs?: number
  resolver?: Resolver
}

const MAX_HEADER_BYTES = 8 * 1024
const MAX_BODY_BYTES = 1024
/** Answers with a status of 1xx before the real one. */
const MAX_INTERIM_ANSWERS = 10
/** Of each family: a name with thousands of addresses makes nobody knock at all of them. */
const MAX_DIALLED_ADDRESSES = 2
/** A first packet that was lost is sent again after a second. */
const DIAL_MS = 3_000

/**
 * Makes a sender for Node that looks at an address when it is dialled: a name is resolved once for
 * each request, whatever is not public is dropped, and only what is left is connected to.
 */
export function createSafePost({
  timeoutMs = 15_000,
  // Not the machine's own look-up: two names that hang would take all of its threads.
  resolver = new Resolver({ timeout: 2_000, tries: 2 }),
  ...settings
}: SafePostOptions): PostWebhook {
  const lookUpPublic = toLookup((host) => resolvePublic(resolver, host))
  return async (request) => {
    // Node looks up no name for an address that is written out: those are judged here.
    if (findUrlFault(request.url, settings)) return { fault: 'unsafe_address' }
    const url = new URL(request.url)
    const lookup = isLocalhost(url) ? lookUpLocalhost : lookUpPublic
    return exchange(open(url, request, { lookup, signal: AbortSignal.timeout(timeoutMs) }))
  }
}

/** Makes Node ask for every address of a name, and dial the next where one does not answer. */
const DIALLING = { autoSelectFamily: true, autoSelectFamilyAttemptTimeout: DIAL_MS }

type Line = { lookup: LookupFunction; signal: AbortSignal }

function open(url: URL, { headers, body }: WebhookRequest, line: Line): ClientRequest {
  const send = url.protocol === 'https:' ? requestHttps : requestHttp
  const request = send(url, {
    ...line,
    ...DIALLING,
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    // A connection of its own, so that no address counts as checked for longer than one request.
    agent: false,
    maxHeaderSize: MAX_HEADER_BYTES,
    // Said, so that no variable of the environment can switch it off.
    rejectUnauthorized: true,
  })
  return request.end(body)
}

async function exchange(request: ClientRequest): Promise<WebhookAnswer> {
  try {
    const response = await answerTo(request)
    await skim(response)
    const retryAfterMs = parseRetryAfter(response.headers['retry-after'], Date.now())
    return { status: response.statusCode ?? 0, retryAfterMs }
  } catch (error) {
    return { fault: faultOf(error, request) }
  } finally {
    request.destroy()
  }
}

function answerTo(request: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  let interimAnswers = 0
  request
    .on('response', resolve)
    // Stays: an error after the answer must find somebody who listens.
    .on('error', reject)
    // Without an error, as after a switch to another protocol.
    .on('close', () => reject(new PostError('unreachable')))
    .on('information', () => {
      interimAnswers += 1
      if (interimAnswers > MAX_INTERIM_ANSWERS) request.destroy(new PostError('unsafe_answer'))
    })
  return promise
}

/** Lets a short answer end in peace, and forgets it. Its status counts, however the rest ends. */
async function skim(response: IncomingMessage): Promise<void> {
  const chunks: AsyncIterable<Uint8Array> = response
  let bytesRead = 0
  try {
    for await (const { length } of chunks) {
      bytesRead += length
      if (bytesRead >= MAX_BODY_BYTES) break
    }
  } catch {
    // Cut off, by either side.
  }
}

class PostError extends Error {
  override readonly name = 'PostError'
  readonly fault: DeliveryFault

  constructor(fault: DeliveryFault) {
    super(fault)
    this.fault = fault
  }
}

function faultOf(error: unknown, { socket }: ClientRequest): DeliveryFault {
  if (error instanceof PostError) return error.fault
  if (!(error instanceof Error && 'code' in error)) return 'unreachable'
  if (error.code === 'ABORT_ERR') return 'timeout'
  // What the parser of HTTP refuses: headers without end, or another protocol.
  if (String(error.code).startsWith('HPE_')) return 'unsafe_answer'
  const isUntrusted = socket instanceof TLSSocket && socket.authorizationError === error.code
  return isUntrusted ? 'wrong_certificate' : 'unreachable'
}

async function resolvePublic(resolver: Resolver, host: string): Promise<readonly string[]> {
  const results = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const families = results.map((result) => (result.status === 'fulfilled' ? result.value : []))
  if (families.flat().length === 0) throw new PostError('unknown_host')
  const addresses = families.flatMap((family) =>
    family.filter(isPublicAddress).slice(0, MAX_DIALLED_ADDRESSES),
  )
  if (addresses.length === 0) throw new PostError('unsafe_address')
  return addresses
}

// Whatever name servers say of it (RFC 6761 §6.3).
const lookUpLocalhost = toLookup(() => Promise.resolve(['127.0.0.1', '::1']))

/** What is given to a connection is what it dials, one after the other: it looks up nothing itself. */
function toLookup(resolve: (host: string) => Promise<readonly string[]>): LookupFunction {
  return (host, _options, done) => {
    resolve(host).then(
      (addresses) =>
        done(
          null,
          addresses.map((address) => ({ address, family: isIP(address) })),
        ),
      (error: unknown) => done(error instanceof Error ? error : new PostError('unknown_host'), ''),
    )
  }
}
