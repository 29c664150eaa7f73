import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { makeFile, partHeaders } from '../src/testing/make-file.ts'
import { makeSubmission } from '../src/testing/make-submission.ts'
import { WEIGHABLE, weigh } from './held-memory.ts'
import { makeFolder, type RunningService, startService } from './start-service.ts'
import { call, givenVendor, type Ledger, submitNew } from './submit-load.ts'

const SOCKETS_OF_A_KIND = 50
const MAX_GROWTH_KB = 16 * 1024
/** Six parts of 8 MiB, and room for what is on its way. */
const MAX_PEAK_KB = 72 * 1024
const HEAD =
  'POST /v1/vendors/acme/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'

test('two hundred slow, lying and endless senders cost neither the service nor its memory', {
  timeout: 60_000,
}, async () => {
  const service = await startService({ dataFolder: makeFolder(), environment: WEIGHABLE })
  const ledger = await givenVendor(service)
  await warmUp(service, ledger)
  const heldKb = await weigh(service)
  const heldBefore = await heldKb()

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
    async () => {
      expect((await heldKb()) - heldBefore).toBeLessThan(MAX_GROWTH_KB)
    },
    { timeout: 10_000 },
  )
  expect((await submitNew(service, ledger)).status).toBe(201)
})

test('senders of parts who are slow, lie or never end cost no more than a few parts, and keep nobody out', {
  timeout: 60_000,
}, async () => {
  const service = await startService({ dataFolder: makeFolder(), environment: WEIGHABLE })
  const ledger = await givenVendor(service)
  const { token, put } = await givenUpload(service, ledger)
  for (let warm = 0; warm < 20; warm++) expect(await put()).toBe(204)
  const heldKb = await weigh(service)
  const heldBefore = await heldKb()
  const untilGrown = (atMostKb: number) =>
    vi.waitFor(
      async () => {
        expect(await put()).toBe(204)
        expect((await heldKb()) - heldBefore).toBeLessThan(atMostKb)
      },
      { timeout: 20_000 },
    )

  const head = partHead(token)
  const liars = await openSockets(service, `${head}Content-Length: 8388608\r\n\r\nhalf`)
  const huge = await openSockets(service, `${head}Content-Length: 1073741824\r\n\r\nx`)
  const endless = await openSockets(service, `${head}Transfer-Encoding: chunked\r\n\r\n`, 3)
  const stalled = await openSockets(service, `${head}Content-Length: 8388608\r\n\r\n`, 40)
  for (const socket of stalled) socket.write(new Uint8Array(4 * 1024 * 1024))

  expect(await Promise.all(huge.map(statusOf))).toEqual(huge.map(() => 413))
  expect(await Promise.all(endless.map(sendUntilAnswered))).toEqual([413, 413, 413])
  // What has stalled the longest makes room: 40 times 4 MiB are more than a process holds.
  const cutOff = await Promise.race(stalled.map(statusOf))
  expect(cutOff).toBe(503)
  await untilGrown(MAX_PEAK_KB)

  for (const socket of [...liars, ...huge, ...endless, ...stalled]) socket.destroy()
  await untilGrown(MAX_GROWTH_KB)
})

/** A place for files, and what puts one after the other there. */
async function givenUpload(service: RunningService, { vendor }: Ledger) {
  const { submission, token } = await makeSubmission(vendor.profileHash)
  const { reportId, tokenHash, channel, profileHash } = submission
  const params = { vendor: vendor.slug }
  await call(service, 'openUpload', { params, body: { reportId, tokenHash, channel, profileHash } })
  const put = async () => {
    const file = makeFile({ contentBytes: 1_000_000 })
    const at = { ...params, attachmentId: file.stored.id }
    const headers = await partHeaders(file.bytes)
    const part = { ...at, part: '0' }
    const answer = await call(service, 'putPart', {
      token,
      params: part,
      body: file.bytes,
      headers,
    })
    await call(service, 'deleteUpload', { token, params: at })
    return answer.status
  }
  return { token, put }
}

function partHead(token: string): string {
  return [
    `PUT /v1/vendors/acme/uploads/${crypto.randomUUID()}/parts/0 HTTP/1.1`,
    'Host: x',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/octet-stream',
    `Content-Digest: sha-256=:${Buffer.alloc(32).toString('base64')}:`,
    '',
  ].join('\r\n')
}

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
