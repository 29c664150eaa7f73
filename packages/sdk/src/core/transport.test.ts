import { expect, test } from 'vitest'
import { LIMITS } from '@sealpost/protocol'
import { makeSummary } from '../testing/make-record.ts'
import { makeProblem, makeServer, type Reply } from '../testing/make-server.ts'
import { DEFAULT_RETRIES } from './retry.ts'
import { createTransport, type TransportOptions } from './transport.ts'

const page = { status: 200, body: { items: [makeSummary()], nextCursor: null } }
const dropped: Reply = (response) => response.destroy()
const hanging: Reply = () => undefined
const web = { status: 502, headers: { 'content-type': 'text/html' }, body: '<h1>Bad gateway</h1>' }

async function givenService(replies: [Reply, ...Reply[]], options: Partial<TransportOptions> = {}) {
  const server = await makeServer(...replies)
  const waits: number[] = []
  const call = createTransport({
    ...DEFAULT_RETRIES,
    baseUrl: server.baseUrl,
    token: 'sealpost_secret',
    timeoutMs: 5000,
    fetch,
    pause: (delayMs) => {
      waits.push(delayMs)
      return Promise.resolve()
    },
    ...options,
  })
  return { ...server, call, waits }
}

test('a call goes to the path of the operations table, with the token and the query', async () => {
  const { call, requests } = await givenService([page])

  await call('listReports', { query: { status: 'triaged', channel: undefined } })

  expect(requests).toHaveLength(1)
  expect(requests[0]).toMatchObject({ method: 'GET', url: '/v1/reports?status=triaged' })
  expect(requests[0]?.headers.authorization).toBe('Bearer sealpost_secret')
})

test('a service below a path is reached below that path', async () => {
  const { baseUrl, requests } = await makeServer(page)
  const options = { ...DEFAULT_RETRIES, token: 'x', timeoutMs: 5000, fetch }

  await createTransport({ ...options, baseUrl: `${baseUrl}/mailbox/` })('listReports')

  expect(requests[0]?.url).toBe('/mailbox/v1/reports')
})

test('unknown keys of an answer are ignored', async () => {
  const { call } = await givenService([
    { status: 200, body: { items: [{ ...makeSummary(), novelty: 1 }], nextCursor: null } },
  ])

  const { items } = await call('listReports')

  expect(items).toEqual([makeSummary()])
})

test('a refusal is thrown with its code, status, detail and request id', async () => {
  const { call } = await givenService([makeProblem('missing_scope', 403)])

  await expect(call('listReports')).rejects.toMatchObject({
    name: 'ApiError',
    code: 'missing_scope',
    status: 403,
    detail: 'What to do.',
    requestId: 'request-1',
  })
})

test.each([
  ['a lost connection', dropped],
  ['429', makeProblem('too_many_requests', 429)],
  ['500', makeProblem('internal', 500)],
  ['502 from a proxy, in HTML', web],
  ['503', makeProblem('unavailable', 503)],
])('%s is tried again', async (_, reply) => {
  const { call, requests } = await givenService([reply, page])

  await call('listReports')

  expect(requests).toHaveLength(2)
})

test.each([
  ['wrong_credentials', 401],
  ['unknown_report', 404],
  ['stale_revision', 412],
])('%s is not tried again', async (code, status) => {
  const { call, requests } = await givenService([makeProblem(code, status), page])

  await expect(call('listReports')).rejects.toMatchObject({ code })

  expect(requests).toHaveLength(1)
})

test('waits double from retry to retry, and the last error is thrown when retries are used up', async () => {
  const { call, requests, waits } = await givenService([dropped], { maxRetries: 3 })

  await expect(call('listReports')).rejects.toMatchObject({
    name: 'ConnectionError',
    code: 'connection_failed',
    cause: { message: 'fetch failed' },
  })

  expect(requests).toHaveLength(4)
  expect(waits.map((wait, at) => wait >= 250 * 2 ** at && wait <= 500 * 2 ** at)).toEqual([
    true,
    true,
    true,
  ])
})

test('Retry-After decides how long to wait', async () => {
  const busy = makeProblem('unavailable', 503, { 'retry-after': '7' })
  const { call, waits } = await givenService([busy, page])

  await call('listReports')

  expect(waits).toEqual([7000])
})

test('a Retry-After longer than a minute is left to the caller', async () => {
  const busy = makeProblem('unavailable', 503, { 'retry-after': '3600' })
  const { call, requests } = await givenService([busy, page])

  await expect(call('listReports')).rejects.toMatchObject({ retryAfterMs: 3_600_000 })

  expect(requests).toHaveLength(1)
})

test('a request that makes something is not sent again after its answer was lost', async () => {
  const { call, requests } = await givenService([dropped])

  const made = call('createApiKey', { body: { label: 'CI', scopes: ['reports:read'] } })

  await expect(made).rejects.toMatchObject({ code: 'connection_failed' })
  expect(requests).toHaveLength(1)
})

test('a deletion whose answer was lost counts as done when the thing is gone', async () => {
  const { call, requests } = await givenService([dropped, makeProblem('unknown_api_key', 404)])

  await call('deleteApiKey', { params: { apiKeyId: makeSummary().reportId } })

  expect(requests).toHaveLength(2)
})

test('a deletion of something unknown is refused', async () => {
  const { call } = await givenService([makeProblem('unknown_api_key', 404)])

  const deleted = call('deleteApiKey', { params: { apiKeyId: makeSummary().reportId } })

  await expect(deleted).rejects.toMatchObject({ code: 'unknown_api_key' })
})

test.each([
  ['HTML', { ...web, status: 200 }, 'answer_not_json'],
  [
    'text that is not UTF-8',
    { status: 200, body: new Uint8Array([0x22, 0xff, 0x22]) },
    'answer_not_json',
  ],
  ['JSON of another shape', { status: 200, body: { items: [{}] } }, 'answer_unexpected'],
  ['a refusal of another shape', { status: 404, body: { error: 'no' } }, 'answer_unexpected'],
  ['a redirect', { status: 302, headers: { location: '/login' }, body: '' }, 'answer_redirected'],
  [
    'more than 4 MiB',
    { status: 200, body: ' '.repeat(LIMITS.maxAnswerBytes + 1) },
    'answer_too_large',
  ],
])('%s is refused as no answer of a Sealpost service', async (_, reply, code) => {
  const { call, requests } = await givenService([reply, page])

  await expect(call('listReports')).rejects.toMatchObject({ name: 'MalformedAnswerError', code })

  expect(requests).toHaveLength(1)
})

test('a web page in place of sealed bytes is refused', async () => {
  const { call } = await givenService([{ ...web, status: 200 }])

  const sealed = call('getSealedReport', { params: { reportId: makeSummary().reportId } })

  await expect(sealed).rejects.toMatchObject({ code: 'answer_unexpected' })
})

test('an endless answer is cut off, not collected', async () => {
  let sent = 0
  const endless: Reply = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const more = () => {
      while (!response.destroyed) {
        sent += 65_536
        if (!response.write(Buffer.alloc(65_536, ' '))) return response.once('drain', more)
      }
    }
    more()
  }
  const { call } = await givenService([endless])

  await expect(call('listReports')).rejects.toMatchObject({ code: 'answer_too_large' })

  expect(sent).toBeLessThan(4 * LIMITS.maxAnswerBytes)
})

test('a service that never answers is given up after the time-out', async () => {
  const { call } = await givenService([hanging], { timeoutMs: 50, maxRetries: 0 })

  await expect(call('listReports')).rejects.toMatchObject({
    name: 'TimeoutError',
    code: 'timed_out',
  })
})

test('the time-out also covers an answer that stops halfway', async () => {
  const halting: Reply = (response) => response.writeHead(200).write('{"items":[')
  const { call } = await givenService([halting], { timeoutMs: 50, maxRetries: 0 })

  await expect(call('listReports')).rejects.toMatchObject({ code: 'timed_out' })
})

test('an answered request leaves no timer behind that would keep its process alive', async () => {
  const { call } = await givenService([page])
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  await call('listReports')
  const before = timers()

  for (let times = 0; times < 5; times++) await call('listReports')

  expect(timers()).toBeLessThan(before + 5)
})

test("the caller's signal aborts a request and keeps its reason", async () => {
  const { call } = await givenService([hanging])
  const caller = new AbortController()

  const listed = call('listReports', { signal: caller.signal })
  caller.abort('changed my mind')

  await expect(listed).rejects.toMatchObject({ code: 'aborted', cause: 'changed my mind' })
})

test("the caller's signal ends the wait before a retry", async () => {
  const caller = new AbortController()
  const busy: Reply = (response) => {
    response.writeHead(503, { 'retry-after': '30' }).end('{}')
    setImmediate(() => caller.abort())
  }
  const { baseUrl } = await makeServer(busy)
  const options = { ...DEFAULT_RETRIES, baseUrl, token: 'x', timeoutMs: 5000, fetch }

  const listed = createTransport(options)('listReports', { signal: caller.signal })

  await expect(listed).rejects.toMatchObject({ code: 'aborted' })
})

test.each([
  ['an id that is none', { params: { reportId: '../vendors/acme' } }, '/reportId'],
  ['an id that is missing', {}, '/'],
])('%s is refused before anything is sent', async (_, input, path) => {
  const { call, requests } = await givenService([page])

  await expect(call('deleteReport', input)).rejects.toMatchObject({
    code: 'invalid_input',
    faults: [expect.objectContaining({ path })],
  })

  expect(requests).toHaveLength(0)
})

test.each([
  ['a relative address', { baseUrl: 'sealpost.example' }, '`baseUrl` must be an absolute URL'],
  ['another scheme', { baseUrl: 'ftp://sealpost.example' }, 'must begin with https://'],
  ['an empty token', { token: '' }, 'is empty or has characters that no key has'],
  ['a token with a line break', { token: 'a\nb' }, 'is empty or has characters that no key has'],
])('%s is refused at once', async (_, options, message) => {
  await expect(givenService([page], options)).rejects.toThrow(message)
})
