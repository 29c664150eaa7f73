import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { makeFolder } from '../../testing/make-folder.ts'
import { type ServerOptions, startServer } from './start-server.ts'

test('the service answers at its address, with the reference and the widget that was built', async () => {
  const widgetFolder = makeFolder()
  mkdirSync(join(widgetFolder, '1.2.3'))
  writeFileSync(join(widgetFolder, '1.2.3', 'sealpost.js'), 'the widget')
  const { url } = await givenServer({}, { SEALPOST_WIDGET: widgetFolder })

  const paths = ['/readyz', '/docs', '/openapi.json', '/widget/1.2.3/sealpost.js']
  const answers = await Promise.all(paths.map((path) => fetch(`${url}${path}`)))

  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200])
  expect(await answers[3]?.text()).toBe('the widget')
})

test('pages that are mounted come before the service, and what they do not answer is the service’s', async () => {
  const { url } = await givenServer({ mount: (pages) => pages.get('/demo', (c) => c.text('Demo')) })

  const demo = await fetch(`${url}/demo`)
  const unknown = await fetch(`${url}/demo/unknown`)

  expect(await demo.text()).toBe('Demo')
  expect(await unknown.json()).toMatchObject({ code: 'unknown_route' })
})

test('a port that is taken is named, and the database is free again', async () => {
  const dataFolder = makeFolder()
  const { url } = await givenServer()
  const port = new URL(url).port

  const second = startServer({ environment: { PORT: port, SEALPOST_DATA: dataFolder } })

  await expect(second).rejects.toMatchObject({
    code: 'address_in_use',
    message: `Port ${port} is taken. Stop what uses it, or choose another with PORT.`,
  })
  await givenServer({}, { SEALPOST_DATA: dataFolder })
})

test('headers that are too large are refused with a problem that says so', async () => {
  const { url } = await givenServer()

  const answer = await rawGet(`${url}/healthz`, { 'x-padding': 'a'.repeat(20_000) })

  expect(answer.status).toBe(431)
  expect(JSON.parse(answer.body)).toMatchObject({ code: 'header_too_large', status: 431 })
})

test('the log has a line of JSON for each request and each turn of the service’s life', async () => {
  const logTo = new PassThrough()
  const lines = text(logTo)
  const server = await givenServer({ logTo })

  await fetch(`${server.url}/healthz?secret=in-a-query`, { headers: { 'user-agent': 'secret' } })
  await server.close()
  logTo.end()

  const entries = (await lines)
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  expect(entries).toMatchObject([
    { event: 'listening', url: server.url },
    { route: 'GET /healthz', status: 200 },
    { event: 'stopping' },
    { event: 'stopped' },
  ])
  expect(await lines).not.toContain('secret')
})

test('closing lets a request under way finish, and may be asked for twice', async () => {
  const server = await givenServer({
    mount: (pages) =>
      pages.post('/slow', async (c) => {
        closing.push(server.close(), server.close())
        return c.text(await c.req.text())
      }),
  })
  const closing: Promise<void>[] = []

  const answer = await fetch(`${server.url}/slow`, { method: 'POST', body: 'finished' })

  expect(await answer.text()).toBe('finished')
  await Promise.all(closing)
  await expect(fetch(server.url)).rejects.toThrow('fetch failed')
})

async function givenServer(options: ServerOptions = {}, environment: NodeJS.ProcessEnv = {}) {
  const server = await startServer({
    logTo: new PassThrough().resume(),
    ...options,
    environment: { PORT: '0', SEALPOST_DATA: makeFolder(), ...environment },
  })
  onTestFinished(server.close)
  return server
}

/** `fetch` itself refuses to send what this must send. */
function rawGet(url: string, headers: Record<string, string>) {
  return new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const sending = request(url, { headers }, (answer) => {
      text(answer).then((body) => resolve({ status: answer.statusCode, body }), reject)
    })
    sending.on('error', reject).end()
  })
}
