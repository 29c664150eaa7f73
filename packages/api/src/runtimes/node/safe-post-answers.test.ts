import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { startEndpoint } from '../../testing/start-endpoint.ts'
import { watchDials } from '../../testing/watch-dials.ts'
import { createSafePost } from './safe-post.ts'

/** For endpoints that take all the time there is; a busy machine has more for the others. */
const SHORT_MS = 500
/** Much less than the time that there is without a word. */
const SOON_MS = 8_000
const MB = 1_000_000
const OK = 'HTTP/1.1 200 OK\r\n'

const post = createSafePost({ allowLocalhost: true })
const postInHaste = createSafePost({ allowLocalhost: true, timeoutMs: SHORT_MS })

test('an endpoint gets the very request, and nothing of its answer but status and wait comes back', async () => {
  const requests: object[] = []
  const url = await givenHttp((request, response) => {
    void text(request).then((body) => {
      requests.push({ method: request.method, headers: request.headers, body })
      response.writeHead(202, { 'retry-after': '7', 'set-cookie': 'a=b' }).end('thank you')
    })
  })

  const answer = await post({ url, headers: { 'webhook-id': 'evt_1' }, body: '{"day":"\u00fc"}' })

  expect(answer).toEqual({ status: 202, retryAfterMs: 7000 })
  const headers = { 'webhook-id': 'evt_1', 'content-length': '12', connection: 'close' }
  const host = new URL(url).host
  expect(requests).toEqual([
    { method: 'POST', headers: { ...headers, host }, body: '{"day":"\u00fc"}' },
  ])
})

test.for([301, 302, 303, 307, 308])(
  'G-20 a redirect with %i to link-local is an answer like any other',
  async (status) => {
    const dialled = watchDials()
    const url = await givenHttp((_request, response) => {
      response.writeHead(status, { location: 'http://169.254.169.254/latest/meta-data/' }).end()
    })

    expect(await send(url)).toEqual({ status, retryAfterMs: null })
    expect(dialled).toEqual(['127.0.0.1'])
  },
)

test('an endpoint that hangs before its headers, or drips them, has so much time and no more', async () => {
  const hanging = await givenTcp(() => undefined)
  const dripping = await givenTcp((socket) => drip(socket, `${OK}x-padding: ${'a'.repeat(1000)}`))

  const [answers, elapsedMs] = await timeOf(() => Promise.all([hanging, dripping].map(sendInHaste)))

  expect(answers).toEqual([{ fault: 'timeout' }, { fault: 'timeout' }])
  expect(elapsedMs).toBeGreaterThan(SHORT_MS * 0.9)
  expect(elapsedMs).toBeLessThan(SOON_MS)
})

test('an endpoint that never ends a handshake has no more time either', async () => {
  const url = await givenTcp(() => undefined)

  expect(await sendInHaste(url.replace('http:', 'https:'))).toEqual({ fault: 'timeout' })
})

test('a status counts, however slowly or badly the rest of the answer ends', async () => {
  const dripping = await givenTcp((socket) => drip(socket, `${OK}\r\n${'a'.repeat(1000)}`))
  const reset = await givenTcp((socket) =>
    socket.write(`${OK}content-length: 9\r\n\r\nabc`, () => socket.resetAndDestroy()),
  )
  const garbled = await givenTcp((socket) =>
    socket.write(`${OK}transfer-encoding: chunked\r\n\r\nzzz\r\n`),
  )

  const [answers, elapsedMs] = await timeOf(() =>
    Promise.all([sendInHaste(dripping), send(reset), send(garbled)]),
  )

  expect(answers).toEqual(answers.map(() => ({ status: 200, retryAfterMs: null })))
  expect(elapsedMs).toBeLessThan(SOON_MS)
})

test('of an answer of 10 GB hardly anything is read, and nothing kept', async () => {
  let bytesTaken = 0
  const url = await givenTcp((socket) => {
    socket.write(`${OK}content-length: 10000000000\r\n\r\n`)
    socket.on('close', () => (bytesTaken = socket.bytesWritten))
    flood(socket, Buffer.alloc(MB))
  })

  const [answer, growth] = await growthOf(() => send(url))

  expect(answer).toEqual({ status: 200, retryAfterMs: null })
  expect(growth).toBeLessThan(50 * MB)
  await expect.poll(() => bytesTaken).toBeGreaterThan(0)
  expect(bytesTaken).toBeLessThan(50 * MB)
})

test('compression is not asked for, and a gzip bomb stays packed', async () => {
  const bomb = gzipSync(Buffer.alloc(100 * MB), { level: 1 })
  let acceptEncoding: string | undefined = 'nobody asked'
  const url = await givenHttp((request, response) => {
    acceptEncoding = request.headers['accept-encoding']?.toString()
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb)
  })

  const [answer, growth] = await growthOf(() => send(url))

  expect(answer).toEqual({ status: 200, retryAfterMs: null })
  expect(acceptEncoding).toBeUndefined()
  expect(growth).toBeLessThan(50 * MB)
})

test.for([
  [
    'headers without end',
    (socket: Socket) => flood(socket, Buffer.from(`${OK}${'x-a: b\r\n'.repeat(10_000)}`)),
  ],
  [
    'one header too long',
    (socket: Socket) => flood(socket, Buffer.from(`${OK}x-a: ${'b'.repeat(100_000)}`)),
  ],
  [
    'interim answers without end',
    (socket: Socket) => flood(socket, Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(100))),
  ],
  ['another protocol', (socket: Socket) => socket.write('SSH-2.0-OpenSSH_9.9\r\n')],
] as const)('%s are no answer', async ([, answer]) => {
  const url = await givenTcp(answer)

  const [outcome, growth] = await growthOf(() => send(url))

  expect(outcome).toEqual({ fault: 'unsafe_answer' })
  expect(growth).toBeLessThan(50 * MB)
})

test('a connection that is refused, reset, ended or switched to another protocol reaches nobody', async () => {
  const reset = await givenTcp((socket) => socket.resetAndDestroy())
  const ended = await givenTcp((socket) => socket.end())
  const switched = await givenTcp((socket) =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  )
  const plain = (await givenHttp((_request, response) => response.end())).replace('http:', 'https:')

  const answers = await Promise.all(
    [reset, ended, switched, plain, 'http://127.0.0.1:1/'].map(send),
  )

  expect(answers).toEqual(answers.map(() => ({ fault: 'unreachable' })))
})

function send(url: string) {
  return post({ url, headers: {}, body: '{}' })
}

function sendInHaste(url: string) {
  return postInHaste({ url, headers: {}, body: '{}' })
}

async function givenHttp(listener: RequestListener): Promise<string> {
  const { port } = await startEndpoint(createHttpServer(listener))
  return `http://127.0.0.1:${port}/`
}

/** Calls back once a connection has said something; what it says is not looked at. */
async function givenTcp(answer: (socket: Socket) => unknown): Promise<string> {
  const server = createServer((socket) => {
    socket.once('data', () => void answer(socket))
  })
  const { port } = await startEndpoint(server)
  return `http://127.0.0.1:${port}/`
}

/** Writes a byte every few milliseconds, for as long as somebody listens. */
function drip(socket: Socket, text: string): void {
  let at = 0
  const timer = setInterval(() => socket.write(text.charAt(at++)), SHORT_MS / 100)
  socket.on('close', () => {
    clearInterval(timer)
  })
}

/** Writes as fast as it is taken, for as long as somebody takes it. */
function flood(socket: Socket, chunk: Buffer): void {
  const write = () => {
    while (!socket.destroyed && socket.write(chunk));
  }
  socket.on('drain', write)
  write()
}

async function timeOf<Outcome>(work: () => Promise<Outcome>): Promise<[Outcome, number]> {
  const startMs = performance.now()
  const outcome = await work()
  return [outcome, performance.now() - startMs]
}

/** How much more memory the process holds after some work. */
async function growthOf<Outcome>(work: () => Promise<Outcome>): Promise<[Outcome, number]> {
  const before = process.memoryUsage.rss()
  const outcome = await work()
  return [outcome, process.memoryUsage.rss() - before]
}
