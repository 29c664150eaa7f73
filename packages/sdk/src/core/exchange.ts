import { LIMITS } from '@sealpost/protocol'
import {
  AbortError,
  ConnectionError,
  MalformedAnswerError,
  SealpostError,
  TimeoutError,
} from './errors.ts'
import { parseRetryAfter } from './retry.ts'

/** An answer read to its end, not yet believed. */
export type Answer = {
  status: number
  type: string
  retryAfterMs: number | null
  bytes: Uint8Array<ArrayBuffer>
}

export type ExchangeOptions = {
  fetch: typeof fetch
  /** For one attempt, from the first byte sent to the last byte read. */
  timeoutMs: number
  signal?: AbortSignal | undefined
}

/**
 * Sends one request and reads its whole answer.
 *
 * @throws {@link ConnectionError} if no answer came, {@link TimeoutError} if it was not complete in
 * time, {@link AbortError} if the caller's signal aborted, {@link MalformedAnswerError} if it
 * redirects or is larger than {@link LIMITS.maxAnswerBytes}.
 */
export async function exchange(
  url: URL,
  init: RequestInit,
  { fetch, timeoutMs, signal }: ExchangeOptions,
): Promise<Answer> {
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(), timeoutMs)
  const either = signal ? AbortSignal.any([signal, deadline.signal]) : deadline.signal
  try {
    signal?.throwIfAborted()
    // Following a redirect would carry sealed changes to an address that nobody configured.
    const response = await fetch(url, { ...init, redirect: 'manual', signal: either })
    return await readAnswer(response)
  } catch (cause) {
    if (cause instanceof SealpostError) throw cause
    if (signal?.aborted) throw new AbortError('The request was aborted', { cause: signal.reason })
    if (deadline.signal.aborted) {
      throw new TimeoutError(`${url.host} did not answer within ${timeoutMs} ms`, { cause })
    }
    throw new ConnectionError(`No answer from ${url.host}: ${innermostMessage(cause)}`, { cause })
  } finally {
    clearTimeout(timer)
  }
}

async function readAnswer(response: Response): Promise<Answer> {
  const head = {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    retryAfterMs: parseRetryAfter(response.headers.get('retry-after'), Date.now()),
  }
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
    await response.body?.cancel()
    throw new MalformedAnswerError('answer_redirected', head)
  }
  const bytes = await readUpTo(LIMITS.maxAnswerBytes, response.body)
  if (bytes === null) throw new MalformedAnswerError('answer_too_large', head)
  return { ...head, bytes }
}

/** Reads a body; null if it is longer than that. */
export async function readUpTo(
  maxBytes: number,
  body: Response['body'],
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = body?.getReader()
  for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
    length += read.value.length
    if (length > maxBytes) {
      await reader?.cancel()
      return null
    }
    chunks.push(read.value)
  }
  return join(chunks, length)
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Runtimes wrap the telling error ("connect ECONNREFUSED …") in one that says "fetch failed". */
function innermostMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause === undefined ? error.message : innermostMessage(error.cause)
}
