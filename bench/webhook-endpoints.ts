import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { json } from 'node:stream/consumers'

export type Endpoint = {
  url: string
  /** When it was first told of each report. */
  toldAt: Map<string, number>
  stop: () => void
}

/** Listens where a webhook leads. One that hangs takes requests and answers none. */
export async function startEndpoint(kind: 'answers' | 'hangs'): Promise<Endpoint> {
  const toldAt = new Map<string, number>()
  const note = async (request: IncomingMessage) => {
    const atMs = performance.now()
    const reportId = await readReportId(request)
    if (!toldAt.has(reportId)) toldAt.set(reportId, atMs)
  }
  const server = createServer((request, response) => {
    if (kind === 'answers') void note(request).then(() => response.writeHead(204).end())
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${portOf(server)}/`, toldAt, stop }
}

async function readReportId(request: IncomingMessage): Promise<string> {
  const event = await json(request)
  if (typeof event === 'object' && event !== null && 'reportId' in event)
    return String(event.reportId)
  throw new Error('An event names no report')
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('There is no port')
  return address.port
}
