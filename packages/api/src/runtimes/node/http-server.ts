import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { PROBLEMS } from '@sealpost/protocol'
import { StartError } from '../start-error.ts'

export type Listening = {
  port: number
  /** Lets requests under way finish, then ends every connection. */
  close: () => Promise<void>
}

/** Slow readers and writers hold a socket for so long, and nothing else of this process. */
const LIMITS = {
  headersTimeout: 10_000,
  // A part of a file over a slow line: 8 MiB at 20 kB/s.
  requestTimeout: 420_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
  maxHeaderSize: 16 * 1024,
}

const DRAIN_MS = 10_000
const IDLE_SWEEP_MS = 50

/**
 * Listens, and from that moment hands each request to the listener.
 *
 * @param makeListener Called with the port once it is known, before the first request is read.
 * @throws {@link StartError} `address_in_use`.
 */
export async function listen(
  { port, host }: { port: number; host: string },
  makeListener: (port: number) => RequestListener,
): Promise<Listening> {
  const server = createServer(LIMITS)
  server.on('clientError', answerUnreadable)
  try {
    await once(server.listen(port, host), 'listening')
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE')) throw cause
    const message = `Port ${port} is taken. Stop what uses it, or choose another with PORT.`
    throw new StartError('address_in_use', message, { cause })
  }
  const actualPort = portOf(server)
  server.on('request', makeListener(actualPort))
  return { port: actualPort, close: () => close(server) }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  // A client that is never idle would keep its connection, and its next answers, until the cut-off.
  server.prependListener('request', (_request, response) => {
    response.shouldKeepAlive = false
  })
  server.close()
  // Those whose last request came before this are idle once it is answered.
  const sweep = setInterval(() => {
    server.closeIdleConnections()
  }, IDLE_SWEEP_MS)
  const cutOff = setTimeout(() => {
    server.closeAllConnections()
  }, DRAIN_MS)
  await closed
  clearInterval(sweep)
  clearTimeout(cutOff)
}

/** Answers what is not HTTP, came too slowly or has headers too large, and hangs up. */
function answerUnreadable(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()
    return
  }
  const { status, title, body } = unreadableProblem(error.code)
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Connection: close',
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  )
}

function unreadableProblem(code: string | undefined) {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const { status, title, remedy } = PROBLEMS.header_too_large
    const problem = { type: 'about:blank', code: 'header_too_large', title, status, detail: remedy }
    return { status, title, body: JSON.stringify(problem) }
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return { status: 408, title: 'Request Timeout', body: '' }
  return { status: 400, title: 'Bad Request', body: '' }
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
