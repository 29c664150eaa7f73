import type { ProblemCode } from '@sealpost/protocol'
import { ProblemError } from '../problem-error.ts'

const RETRY_AFTER_SECONDS = 2

/**
 * Reads a body of at most so many bytes as UTF-8.
 *
 * @throws {@link ProblemError} `body_too_large`, or `malformed_json` if it breaks off or is not UTF-8.
 */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const length = request.headers.get('content-length') ?? ''
  if (Number(length) > maxBytes) throw new ProblemError('body_too_large')
  // Of a body with a length, HTTP delivers no more than that (RFC 9112 §6.3); others are counted
  // as they come, which costs a stream.
  const isDelimited = /^\d+$/.test(length) && !request.headers.has('transfer-encoding')
  return decode(isDelimited ? await readWhole(request) : await readCounted(request, maxBytes))
}

export type BytesOptions = {
  maxBytes: number
  /** Ends the reading. */
  signal: AbortSignal
  /** Told of each piece before it is kept. */
  onBytes: (byteCount: number) => void
}

/**
 * Reads a body of at most so many bytes, which are held once.
 *
 * @throws {@link ProblemError} `body_too_large`, `malformed_file` if it breaks off, or `unavailable` if
 * it was ended.
 */
export async function readBytes(
  request: Request,
  { maxBytes, signal, onBytes }: BytesOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const stated = Number(request.headers.get('content-length') ?? maxBytes)
  if (stated > maxBytes) throw new ProblemError('body_too_large')
  // Memory that nothing was written to costs nothing, so a sender who lies gains nothing.
  const bytes = new Uint8Array(stated)
  let byteCount = 0
  for await (const chunk of chunksOf(request, { broken: 'malformed_file', signal })) {
    if (byteCount + chunk.length > stated) throw new ProblemError('body_too_large')
    onBytes(chunk.length)
    bytes.set(chunk, byteCount)
    byteCount += chunk.length
  }
  if (signal.aborted) throw new ProblemError('unavailable', { retryAfter: RETRY_AFTER_SECONDS })
  return bytes.subarray(0, byteCount)
}

async function readWhole(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer())
  } catch (cause) {
    throw new ProblemError('malformed_json', { cause })
  }
}

async function readCounted(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let byteCount = 0
  for await (const chunk of chunksOf(request, { broken: 'malformed_json' })) {
    byteCount += chunk.length
    if (byteCount > maxBytes) throw new ProblemError('body_too_large')
    chunks.push(chunk)
  }
  return join(chunks, byteCount)
}

type ChunkOptions = { broken: ProblemCode; signal?: AbortSignal }

async function* chunksOf(
  request: Request,
  { broken, signal }: ChunkOptions,
): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  // Ends the read that is under way, however long its sender stays silent.
  signal?.addEventListener('abort', () => void reader?.cancel().catch(() => undefined))
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      yield read.value
    }
  } catch (cause) {
    throw new ProblemError(broken, { cause })
  } finally {
    reader?.releaseLock()
  }
}

function join(chunks: readonly Uint8Array[], byteCount: number): Uint8Array {
  const [first] = chunks
  if (first && chunks.length === 1) return first
  const bytes = new Uint8Array(byteCount)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch (cause) {
    throw new ProblemError('malformed_json', { cause })
  }
}
