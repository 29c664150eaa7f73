import { expect, test } from 'vitest'
import { LIMITS, Problem } from '@sealpost/protocol'
import { OPERATOR_TOKEN } from '../testing/make-test-app.ts'
import { makeWorld, VALID_CALLS } from '../testing/make-world.ts'

test('each offending field is named by its path, and nothing that was sent is repeated', async () => {
  const world = await makeWorld()
  const body = { changeId: 'canary', change: { status: 'canary', severity: 7 }, canary: 1 }

  const answer = await world.app.call('updateReport', { ...VALID_CALLS.updateReport(world), body })

  const text = await answer.text()
  const { errors = [] } = Problem.parse(JSON.parse(text))
  expect(errors.map((error) => error.path).sort()).toEqual([
    '',
    '/change/severity',
    '/change/status',
    '/changeId',
  ])
  expect(text).not.toContain('canary')
})

test.for([
  ['nothing', ''],
  ['half an object', '{"vendor":"newcomer"'],
  ['text after the object', '{"vendor":"newcomer"} {}'],
  ['a key twice', '{"vendor":"acme","vendor":"newcomer"}'],
  ['__proto__', '{"vendor":"newcomer","__proto__":{"isAdmin":true}}'],
  ['an escaped __proto__', '{"vendor":"newcomer","\\u005f_proto__":1}'],
  ['constructor', '{"vendor":"newcomer","constructor":1}'],
  ['too deep arrays', `{"vendor":${'['.repeat(5000)}${']'.repeat(5000)}}`],
  ['too many keys', `{${Array.from({ length: 20_001 }, (_, at) => `"k${at}":1`).join()}}`],
  ['a byte order mark', '\ufeff{"vendor":"newcomer"}'],
  ['a comment', '{"vendor":"newcomer"/**/}'],
  ['NaN', '{"vendor":NaN}'],
] as const)('a body with %s is malformed', async ([, body]) => {
  const world = await makeWorld()

  const answer = await world.app.call('createVendor', { ...VALID_CALLS.createVendor(world), body })

  expect(await answer.json()).toMatchObject({ code: 'malformed_json', status: 400 })
})

test.for(['[]', 'null', '1', '"text"', '{}'])('a body of %s has the wrong shape', async (body) => {
  const world = await makeWorld()

  const answer = await world.app.call('createVendor', { ...VALID_CALLS.createVendor(world), body })

  expect(await answer.json()).toMatchObject({ code: 'invalid_request', status: 400 })
})

test.for([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'application/json; charset=utf-16',
])('a body of the type %s is refused', async (type) => {
  const world = await makeWorld()
  const headers = { 'Content-Type': type }

  const call = { ...VALID_CALLS.createVendor(world), headers }
  const answer = await world.app.call('createVendor', call)

  expect(await answer.json()).toMatchObject({ code: 'unsupported_media_type', status: 415 })
})

test('a compressed body is refused, so that none can be larger than it looks', async () => {
  const world = await makeWorld()
  const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }

  const call = { ...VALID_CALLS.createVendor(world), headers }
  const answer = await world.app.call('createVendor', call)

  expect(await answer.json()).toMatchObject({ code: 'unsupported_media_type' })
})

test('a body that is not UTF-8 is malformed', async () => {
  const { app, call } = await makeRaw()
  const body = Uint8Array.of(...new TextEncoder().encode('{"vendor":"'), 0xff, 0xfe, 0x22, 0x7d)

  expect(await (await app.request(...call(body))).json()).toMatchObject({ code: 'malformed_json' })
})

test('a body is refused by what it claims before it is read', async () => {
  const { app, call } = await makeRaw()
  const { stream, sentBytes } = makeSpaces()

  const [url, init] = call(stream)
  const headers = { ...init.headers, 'Content-Length': String(LIMITS.maxRequestBytes + 1) }
  const answer = await app.request(url, { ...init, headers })

  expect(answer.status).toBe(413)
  expect(sentBytes()).toBeLessThanOrEqual(CHUNK_BYTES)
})

test.for([
  ['claims nothing', {}],
  ['claims nonsense', { 'Content-Length': 'plenty' }],
  [
    'claims a length and comes in chunks',
    { 'Content-Length': '10', 'Transfer-Encoding': 'chunked' },
  ],
] as const)('a body that %s is cut off at the limit', async ([, claim]) => {
  const { app, call } = await makeRaw()
  const { stream, sentBytes } = makeSpaces()

  const [url, init] = call(stream)
  const answer = await app.request(url, { ...init, headers: { ...init.headers, ...claim } })

  expect(answer.status).toBe(413)
  expect(sentBytes()).toBeLessThan(LIMITS.maxRequestBytes + 4 * CHUNK_BYTES)
})

test('a body that breaks off is malformed', async () => {
  const { app, call } = await makeRaw()
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new Error('connection lost'))
    },
  })

  expect((await app.request(...call(broken))).status).toBe(400)
})

const CHUNK_BYTES = 65_536

/** Twice what is allowed, and how much of it was taken. */
function makeSpaces() {
  let sentBytes = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sentBytes >= 2 * LIMITS.maxRequestBytes) {
        controller.close()
        return
      }
      sentBytes += CHUNK_BYTES
      controller.enqueue(new Uint8Array(CHUNK_BYTES).fill(0x20))
    },
  })
  return { stream, sentBytes: () => sentBytes }
}

async function makeRaw() {
  const { app } = await makeWorld()
  const headers = {
    Authorization: `Bearer ${OPERATOR_TOKEN}`,
    'Content-Type': 'application/json',
  }
  const call = (body: BodyInit) =>
    ['/v1/vendors', { method: 'POST', headers, body, duplex: 'half' }] as const
  return { app, call }
}
