import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as it crossed the network. */
export type CrossedRequest = { method: string; url: string; headers: string; body: Buffer }

/** A network between a browser and the service, which can be listened to and cut. */
export type Wire = Disposable & {
  /** What browsers take for the service's address. */
  url: string
  /** Every request that came whole, with all that was in it. */
  crossed: readonly CrossedRequest[]
  /** Breaks every connection, and refuses new ones for so long. */
  cut: (ms: number) => void
  close: () => void
}

export type WireOptions = {
  /** Whether what crossed can be read afterwards; true unless told. */
  keepsBodies?: boolean
  /** How long every answer is on its way; not at all unless told. */
  delayMs?: number
}

/** Puts a wire in front of a service. */
export async function startWire(
  serviceUrl: string,
  { keepsBodies = true, delayMs = 0 }: WireOptions = {},
): Promise<Wire> {
  const crossed: CrossedRequest[] = []
  let cutUntilMs = 0
  const server = createServer((incoming, response) => {
    if (Date.now() < cutUntilMs) {
      incoming.destroy()
      return
    }
    pass({ incoming, response, serviceUrl, delayMs }, (body) => {
      const { method = '', url = '', rawHeaders } = incoming
      crossed.push({ method, url, headers: rawHeaders.join('\n'), body: keepsBodies ? body : NONE })
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return {
    url: `http://localhost:${portOf(server.address())}`,
    crossed,
    cut: (ms) => {
      cutUntilMs = Date.now() + ms
      server.closeAllConnections()
    },
    close,
    [Symbol.dispose]: close,
  }
}

const NONE = Buffer.alloc(0)

type Passage = {
  incoming: IncomingMessage
  response: ServerResponse
  serviceUrl: string
  delayMs: number
}

function pass(
  { incoming, response, serviceUrl, delayMs }: Passage,
  whenWhole: (body: Buffer) => void,
): void {
  const { method, headers } = incoming
  const onward = request(
    new URL(incoming.url ?? '/', serviceUrl),
    { method, headers },
    (answer) => {
      setTimeout(() => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      }, delayMs)
    },
  )
  onward.on('error', () => response.destroy())
  incoming.on('error', () => onward.destroy())
  const pieces: Buffer[] = []
  incoming.on('data', (piece: Buffer) => pieces.push(piece))
  incoming.on('end', () => whenWhole(Buffer.concat(pieces)))
  incoming.pipe(onward)
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'string' || address === null) throw new Error('The wire has no port')
  return address.port
}
