import { LIMITS } from '@sealpost/protocol'
import { TROUBLES, type Trouble } from '../trouble.ts'
import { TransportError } from './transport-error.ts'

/** A request whose body, if any, is JSON as text, or bytes. */
export type ServiceRequest = {
  url: string
  /** Absent: POST with a body, else GET. */
  method?: 'DELETE' | 'PUT'
  /** Of bytes only their place is passed on: Chromium copies others while the page waits (170 ms for 8 MiB). */
  body?: string | Blob
  /** Of a body of bytes, as RFC 9530 writes it. */
  digest?: string
  bearerToken?: string
}

/** What a service answered; nothing in it has been believed yet. */
export type ServiceAnswer = {
  /** Null for an answer without content. */
  json: unknown
  /** The service's clock, from the `Date` header. */
  date: Date | null
}

/**
 * Asks once and reads at most {@link LIMITS.maxAnswerBytes}.
 *
 * @throws {@link TransportError} `offline`, `unreachable`, `timed_out`, `answer_too_large`,
 * `answer_not_json`, `answer_malformed`, or the service's refusal.
 */
export async function askOnce(
  request: ServiceRequest,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<ServiceAnswer> {
  const timeout = AbortSignal.timeout(timeoutMs)
  const either = signal ? AbortSignal.any([signal, timeout]) : timeout
  try {
    const response = await fetch(request.url, init(request, either))
    const json = await readJson(response)
    if (!response.ok) throw refusal(response, json)
    return { json, date: dateOf(response) }
  } catch (cause) {
    signal?.throwIfAborted()
    if (cause instanceof TransportError) throw cause
    throw new TransportError(networkTrouble(timeout), { cause, isPassing: true })
  }
}

function init(
  { method, body, digest, bearerToken }: ServiceRequest,
  signal: AbortSignal,
): RequestInit {
  return {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      Accept: 'application/json',
      ...(body === undefined ? {} : { 'Content-Type': typeOf(body) }),
      ...(digest === undefined ? {} : { 'Content-Digest': digest }),
      ...(bearerToken === undefined ? {} : { Authorization: `Bearer ${bearerToken}` }),
    },
    body: body ?? null,
    signal,
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  }
}

function typeOf(body: NonNullable<ServiceRequest['body']>): string {
  return typeof body === 'string' ? 'application/json' : 'application/octet-stream'
}

async function readJson(response: Response): Promise<unknown> {
  if (response.status === 204) return null
  const isPassing = isPassingStatus(response.status)
  if (!/[/+]json\b/.test(response.headers.get('Content-Type') ?? '')) {
    // A proxy in front of a service that is down answers in HTML.
    if (isPassing) return null
    throw new TransportError('answer_not_json')
  }
  const text = await readText(response)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TransportError('answer_malformed', { cause, isPassing })
  }
}

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  const reader = response.body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    if (piece?.value === undefined) return text + decoder.decode()
    bytes += piece.value.length
    if (bytes > LIMITS.maxAnswerBytes) {
      await reader?.cancel()
      throw new TransportError('answer_too_large')
    }
    text += decoder.decode(piece.value, { stream: true })
  }
}

function refusal(response: Response, json: unknown): TransportError {
  return new TransportError(refusalTrouble(response.status, json), {
    isPassing: isPassingStatus(response.status),
    retryAfterMs: retryAfterMs(response),
  })
}

function refusalTrouble(status: number, problem: unknown): Trouble {
  if (status === 429) return 'too_many_requests'
  if (status >= 500) return 'unavailable'
  const code =
    typeof problem === 'object' && problem !== null && 'code' in problem ? problem.code : null
  return TROUBLES.find((trouble) => trouble === code) ?? 'refused'
}

function isPassingStatus(status: number): boolean {
  return status === 429 || status >= 500
}

// RFC 9110 §10.2.3: seconds, or a date.
function retryAfterMs(response: Response): number | null {
  const value = response.headers.get('Retry-After')
  if (value === null) return null
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? null : Math.max(0, ms)
}

function dateOf(response: Response): Date | null {
  const date = new Date(response.headers.get('Date') ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? null : date
}

function networkTrouble(timeout: AbortSignal): Trouble {
  if (!isOnline()) return 'offline'
  return timeout.aborted ? 'timed_out' : 'unreachable'
}

/** False only if the browser is sure; programs without the property count as online. */
export function isOnline(): boolean {
  return !('onLine' in navigator) || navigator.onLine
}
