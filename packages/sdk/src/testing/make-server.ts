import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

export type SeenRequest = {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

/** What a server does with one request: answers by itself, or gives status, body and headers. */
export type Reply =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | ((response: ServerResponse, request: SeenRequest) => void)

/** Starts a real server that gives one reply after another, the last one for ever. */
export async function makeServer(...replies: [Reply, ...Reply[]]) {
  const requests: SeenRequest[] = []
  const server = createServer((incoming, response) => {
    void text(incoming).then((body) => {
      const { method = '', url = '', headers } = incoming
      const request = { method, url, headers, body }
      const reply = replies[requests.length] ?? replies.at(-1) ?? replies[0]
      requests.push(request)
      if (typeof reply === 'function') reply(response, request)
      else send(response, reply)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : address
  return { baseUrl: `http://127.0.0.1:${port ?? ''}`, requests }
}

/** A refusal as the service words it. */
export function makeProblem(code: string, status: number, headers: Record<string, string> = {}) {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: {
      type: `https://sealpost.example/problems/${code}`,
      code,
      title: 'A title',
      status,
      detail: 'What to do.',
      requestId: 'request-1',
    },
  }
}

function send(response: ServerResponse, reply: Exclude<Reply, (...args: never[]) => void>): void {
  const { status, body, headers } = reply
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body))
}
