import type { Context } from 'hono'
import { ProblemError } from '../problem-error.ts'
import { type ByteRange, readByteRange } from './byte-range.ts'

/** Bytes that can be read from anywhere. */
export type ByteSource = { size: number; read: (range: ByteRange) => ReadableStream<Uint8Array> }

/**
 * Answers with all bytes, or with the one range that was asked for (RFC 9110 §14).
 *
 * @throws {@link ProblemError} `unusable_range`
 */
export function byteResponse(c: Context, { size, read }: ByteSource): Response {
  const range = readByteRange(c.req.header('range'), size)
  if (range === 'unusable') {
    c.header('Content-Range', `bytes */${size}`)
    throw new ProblemError('unusable_range')
  }
  c.header('Accept-Ranges', 'bytes')
  const { first, last } = range ?? { first: 0, last: size - 1 }
  c.header('Content-Length', String(last - first + 1))
  if (range) c.header('Content-Range', `bytes ${first}-${last}/${size}`)
  return c.body(read({ first, last }), range ? 206 : 200)
}
