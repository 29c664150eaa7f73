import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { makeFolder, type RunningService, startService } from './start-service.ts'
import { givenVendor, type Ledger, submitNew } from './submit-load.ts'

const SOCKETS_OF_A_KIND = 50
const MAX_GROWTH_KB = 32 * 1024
const HEAD =
  'POST /v1/vendors/acme/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'

test('two hundred slow, lying and endless senders cost neither the service nor its memory', {
  timeout: 60_000,
}, async () => {
  const service = await startService({ dataFolder: makeFolder() })
  const ledger = await givenVendor(service)
  await warmUp(service, ledger)
  const residentBefore = residentKb(service)

  const halfHeads = await openSockets(service, 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Ha')
  const drips = await openSockets(service, 'GET /healthz HTTP/1.1\r\n')
  const dripping = setInterval(() => {
    for (const socket of drips) socket.write('x')
  }, 100)
  onTestFinished(() => {
    clearInterval(dripping)
  })
  const liars = await openSockets(service, `${HEAD}Content-Length: 5000\r\n\r\n{"half":`)
  const huge = await openSockets(service, `${HEAD}Content-Length: 1073741824\r\n\r\n{`)
  const endless = await openSockets(service, `${HEAD}Transfer-Encoding: chunked\r\n\r\n`, 3)

  expect(await Promise.all(huge.map(statusOf))).toEqual(huge.map(() => 413))
  expect(await Promise.all(endless.map(sendUntilAnswered))).toEqual([413, 413, 413])
  expect((await submitNew(service, ledger)).status).toBe(201)

  // The limit for headers is ten seconds, and a connection is looked at every two.
  await Promise.all([...halfHeads, ...drips].map(untilClosed))
  for (const socket of [...liars, ...huge, ...endless]) socket.destroy()
  await vi.waitFor(
    () => {
      expect(residentKb(service) - residentBefore).toBeLessThan(MAX_GROWTH_KB)
    },
    { timeout: 10_000 },
  )
  expect((await submitNew(service, ledger)).status).toBe(201)
})

function openSockets({ url }: RunningService, start: string, count = SOCKETS_OF_A_KIND) {
  const open = async () => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    onTestFinished(() => {
      socket.destroy()
    })
    // Being cut off is what these are made for.
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write(start)
    return socket
  }
  return Promise.all(Array.from({ length: count }, open))
}

async function statusOf(socket: Socket): Promise<number> {
  const answer = String(await once(socket, 'data'))
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1])
}

async function sendUntilAnswered(socket: Socket): Promise<number> {
  const chunk = `10000\r\n${' '.repeat(0x10000)}\r\n`
  const send = () => {
    while (socket.writable && socket.write(chunk));
  }
  socket.on('drain', send)
  send()
  const status = await statusOf(socket)
  socket.off('drain', send)
  return status
}

async function untilClosed(socket: Socket): Promise<void> {
  socket.resume()
  if (!socket.closed) await once(socket, 'close')
}

/** Lets the service take the memory that it needs for ordinary work. */
async function warmUp(service: RunningService, ledger: Ledger): Promise<void> {
  for (let sent = 0; sent < 300; sent++) await submitNew(service, ledger)
}

function residentKb({ process }: RunningService): number {
  const status = readFileSync(`/proc/${process.pid ?? 0}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1])
}
