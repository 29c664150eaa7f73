import { once } from 'node:events'
import type { RequestListener, ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { listen } from './http-server.ts'

const REQUEST = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'
// Shorter than any of the server's own limits.
const AT_ONCE_MS = 2500

test('a connection whose last request ends after the stop does not hold it up', async () => {
  const { promise: asked, resolve: ask } = Promise.withResolvers<() => void>()
  const { server, socket } = await givenConnection((_request, response) => {
    ask(() => response.end('ok'))
  })
  socket.write(REQUEST)
  const answer = await asked

  const closing = timeOf(server.close())
  answer()

  expect(String(await once(socket, 'data'))).toContain('200 OK')
  expect(await closing).toBeLessThan(AT_ONCE_MS)
})

test('a connection that is never without a request does not hold up the stop', async () => {
  let unanswered: ServerResponse | undefined
  const { server, socket } = await givenConnection((_request, response) => {
    unanswered?.end('ok')
    unanswered = response
    socket.write(REQUEST)
  })
  socket.on('error', () => undefined).write(REQUEST)
  await once(socket, 'data')

  expect(await timeOf(server.close())).toBeLessThan(AT_ONCE_MS)
})

async function givenConnection(listener: RequestListener) {
  const server = await listen({ port: 0, host: '127.0.0.1' }, () => listener)
  const socket = connect(server.port, '127.0.0.1')
  await once(socket, 'connect')
  return { server, socket }
}

async function timeOf(work: Promise<void>): Promise<number> {
  const start = performance.now()
  await work
  return performance.now() - start
}
