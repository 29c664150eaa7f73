import { DEFAULT_RETRIES } from '../core/retry.ts'
import { createTransport, type TransportOptions } from '../core/transport.ts'
import { makeSummary } from './make-record.ts'
import { makeServer, type Reply } from './make-server.ts'

/** The answer to a list of one report. */
export const page = { status: 200, body: { items: [makeSummary()], nextCursor: null } }
export const dropped: Reply = (response) => response.destroy()
export const hanging: Reply = () => undefined
export const web = {
  status: 502,
  headers: { 'content-type': 'text/html' },
  body: '<h1>Bad gateway</h1>',
}

/** A transport to a server that gives these replies; it does not wait before a retry. */
export async function givenTransport(
  replies: [Reply, ...Reply[]],
  options: Partial<TransportOptions> = {},
) {
  const server = await makeServer(...replies)
  const waits: number[] = []
  const call = createTransport({
    ...DEFAULT_RETRIES,
    baseUrl: server.baseUrl,
    token: 'sealpost_secret',
    timeoutMs: 5000,
    fetch,
    pause: (delayMs) => {
      waits.push(delayMs)
      return Promise.resolve()
    },
    ...options,
  })
  return { ...server, call, waits }
}
