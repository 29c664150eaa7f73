import { ProblemError } from '../problem-error.ts'

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
  for await (const chunk of chunksOf(request)) {
    byteCount += chunk.length
    if (byteCount > maxBytes) throw new ProblemError('body_too_large')
    chunks.push(chunk)
  }
  return join(chunks, byteCount)
}

async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader()
  try {
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      yield read.value
    }
  } catch (cause) {
    throw new ProblemError('malformed_json', { cause })
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
