import { fillPath, OPERATIONS, type Operation, type OperationId, Problem } from '@sealpost/protocol'
import { ApiError, InvalidInputError, MalformedAnswerError } from './errors.ts'
import { type Answer, exchange } from './exchange.ts'
import { findFaults } from './fault-words.ts'
import {
  isRefusedUntouched,
  isTransient,
  type Pause,
  pause,
  type RetryOptions,
  withRetries,
} from './retry.ts'

/** What the service answers to an operation, once it was checked. */
export type AnswerOf<Id extends OperationId> = (typeof OPERATIONS)[Id]['answer'] extends {
  schema: { _zod: { output: infer Output } }
}
  ? Output
  : (typeof OPERATIONS)[Id]['answer'] extends { type: 'application/octet-stream' }
    ? Uint8Array<ArrayBuffer>
    : (typeof OPERATIONS)[Id]['answer'] extends { type: 'text/plain' }
      ? string
      : undefined

export type CallInput = {
  params?: Record<string, string>
  query?: Record<string, string | undefined>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal | undefined
  /** `long` outlasts an outage of about a quarter of a minute, for one of many pieces. */
  patience?: 'long'
}

export type TransportOptions = RetryOptions & {
  baseUrl: string
  /** API key or operator token. */
  token: string
  fetch: typeof fetch
  timeoutMs: number
  pause?: Pause
}

/** Carries out one operation of protocol's table: checks the input, sends, retries, checks the answer. */
export type Transport = <Id extends OperationId>(id: Id, input?: CallInput) => Promise<AnswerOf<Id>>

/** What they make has an id of the caller's, so asking again gets the first answer. */
const NAMED_BY_CALLER: readonly OperationId[] = ['sendMessage']

/** Builds the one door through which every resource talks to the service. */
export function createTransport(options: TransportOptions): Transport {
  const base = parseBaseUrl(options.baseUrl)
  requireToken(options.token)
  return async (id, input = {}) => {
    const operation: Operation = OPERATIONS[id]
    requireFitting(operation, input)
    const url = urlOf(base, operation, input)
    const attempt = async (retries: number) => {
      const answer = await exchange(url, requestOf(operation, input, options.token), {
        ...options,
        signal: input.signal,
      })
      // The first attempt may have deleted it and only its answer was lost.
      if (operation.method === 'DELETE' && answer.status === 404 && retries > 0) return undefined
      return believe(operation, answer)
    }
    // A POST that makes something is not known by an id yet: after a lost answer it could make two.
    const isUnnamed = operation.method === 'POST' && !NAMED_BY_CALLER.includes(id)
    const isRepeatable = isUnnamed ? isRefusedUntouched : isTransient
    const maxRetries = input.patience ? Math.max(options.maxRetries, 5) : options.maxRetries
    const plan = { pause, ...options, maxRetries, isRepeatable, signal: input.signal }
    return toAnswer<typeof id>(await withRetries(attempt, plan))
  }
}

function parseBaseUrl(text: string): URL {
  if (!URL.canParse(text)) throw new InvalidInputError('`baseUrl` must be an absolute URL')
  const url = new URL(text)
  if (!/^https?:$/.test(url.protocol)) {
    throw new InvalidInputError('`baseUrl` must begin with https:// or http://')
  }
  return url
}

function requireToken(token: string): void {
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new InvalidInputError(
      'The API key or operator token is empty or has characters that no key has. Copy it again.',
    )
  }
}

function requireFitting(operation: Operation, input: CallInput): void {
  const query = Object.entries(input.query ?? {}).filter(([, value]) => value !== undefined)
  const faults = [
    ...(operation.params ? findFaults(operation.params, input.params) : []),
    ...(operation.query ? findFaults(operation.query, Object.fromEntries(query)) : []),
    ...(isSchema(operation.body) ? findFaults(operation.body, input.body) : []),
  ]
  if (faults.length > 0) {
    const places = faults.map(({ path, message }) => `${path} ${message}`).join('; ')
    throw new InvalidInputError(`This cannot be sent: ${places}`, faults)
  }
}

/** Bodies of bytes are a reporter's business. */
function isSchema(
  body: Operation['body'],
): body is Exclude<Operation['body'], 'bytes' | undefined> {
  return body !== undefined && body !== 'bytes'
}

function urlOf(base: URL, operation: Operation, input: CallInput): URL {
  const url = new URL(base)
  url.pathname = base.pathname.replace(/\/+$/, '') + fillPath(operation.path, input.params)
  for (const [name, value] of Object.entries(input.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return url
}

function requestOf(operation: Operation, input: CallInput, token: string): RequestInit {
  const headers = {
    accept: operation.answer.type === 'empty' ? '*/*' : `${operation.answer.type}, */*`,
    authorization: `Bearer ${token}`,
    ...input.headers,
  }
  if (input.body === undefined) return { method: operation.method, headers }
  return {
    method: operation.method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(input.body),
  }
}

/** Turns an answer into what the operation promises, or throws. */
function believe(operation: Operation, answer: Answer): unknown {
  if (answer.status >= 400) throw refusalOf(answer)
  const promised = operation.answer
  if (promised.type === 'empty') return undefined
  if (promised.type === 'json') {
    const result = promised.schema.safeParse(parseJson(answer))
    if (result.success) return result.data
    throw new MalformedAnswerError('answer_unexpected', answer, { cause: result.error })
  }
  if (!answer.type.startsWith(promised.type)) {
    throw new MalformedAnswerError('answer_unexpected', answer)
  }
  return promised.type === 'text/plain' ? new TextDecoder().decode(answer.bytes) : answer.bytes
}

function refusalOf(answer: Answer): ApiError | MalformedAnswerError {
  const { data: problem, error: cause } = Problem.safeParse(parseJson(answer))
  if (!problem) return new MalformedAnswerError('answer_unexpected', answer, { cause })
  return new ApiError({ ...problem, status: answer.status }, answer.retryAfterMs)
}

function parseJson(answer: Answer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.bytes))
  } catch (cause) {
    throw new MalformedAnswerError('answer_not_json', answer, { cause })
  }
}

/** `believe` checked the value against the answer that the operations table gives for this id. */
function toAnswer<Id extends OperationId>(value: unknown): AnswerOf<Id> {
  return value as AnswerOf<Id>
}
