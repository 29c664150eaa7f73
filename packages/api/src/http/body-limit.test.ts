import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { startServer } from '../runtimes/node.ts'
import { OPERATOR_TOKEN } from '../testing/make-test-app.ts'

const BODY = JSON.stringify({ vendor: 'newcomer' })

test.for([
  ['claims less than it sends', [`Content-Length: ${BODY.length - 5}`], BODY, /^HTTP\/1.1 400/],
  ['claims two lengths', ['Content-Length: 1', 'Content-Length: 22'], BODY, /^HTTP\/1.1 400/],
  [
    'claims a length and comes in chunks',
    ['Content-Length: 22', 'Transfer-Encoding: chunked'],
    `16\r\n${BODY}\r\n0\r\n\r\n`,
    /^HTTP\/1.1 400/,
  ],
  [
    'is longer than allowed, in chunks',
    ['Transfer-Encoding: chunked'],
    `ffffff\r\n${' '.repeat(0xffffff)}\r\n0\r\n\r\n`,
    /^HTTP\/1.1 413/,
  ],
] as const)('a body that %s stores nothing', async ([, headers, body, answer]) => {
  const port = await givenServer()

  expect(await send(port, headers, body)).toMatch(answer)
  expect(await send(port, [`Content-Length: ${BODY.length}`], BODY)).toMatch(/^HTTP\/1.1 201/)
})

async function givenServer(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  const environment = {
    PORT: '0',
    SEALPOST_DATA: folder,
    SEALPOST_OPERATOR_TOKEN: OPERATOR_TOKEN,
  }
  const logTo = new Writable({ write: (_, __, done) => done() })
  const server = await startServer({ environment, logTo })
  onTestFinished(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })
  return Number(new URL(server.url).port)
}

/** Speaks HTTP over a bare socket, since no client would say such things. */
async function send(port: number, headers: readonly string[], body: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (text) => (answer += String(text)))
  // Sending on after the server has answered and left is what this is about.
  socket.on('error', () => undefined)
  const lines = [
    'POST /v1/vendors HTTP/1.1',
    'Host: localhost',
    `Authorization: Bearer ${OPERATOR_TOKEN}`,
    'Content-Type: application/json',
    'Connection: close',
    ...headers,
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`)
  await new Promise((resolve) => socket.on('close', resolve))
  return answer
}
