import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export type WebhookEndpoint = {
  url: string
  /** The bodies that came under each `webhook-id`, over all lives of the service. */
  received: ReadonlyMap<string, readonly string[]>
  /** Called with each request before it is answered. */
  onRequest: () => void
}

/** An endpoint on this machine that takes everything, and ends with its test. */
export async function startEndpoint(): Promise<WebhookEndpoint> {
  const received = new Map<string, string[]>()
  const server = createServer((request, response) => {
    const id = String(request.headers['webhook-id'])
    void text(request).then((body) => {
      received.set(id, [...(received.get(id) ?? []), body])
      endpoint.onRequest()
      // By then a service that was killed is gone, and never learns that it was heard.
      setImmediate(() => response.writeHead(204).end())
    })
  })
  await once(server.listen(0, 'localhost'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const url = `http://localhost:${String(port)}/events`
  const endpoint: WebhookEndpoint = { url, received, onRequest: () => {} }
  return endpoint
}
