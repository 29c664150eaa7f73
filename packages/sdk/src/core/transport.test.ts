import { expect, test } from 'vitest'
import { dropped, givenTransport, page, web } from '../testing/given-transport.ts'
import { makeSummary } from '../testing/make-record.ts'
import { makeProblem, makeServer, type Reply } from '../testing/make-server.ts'
import { DEFAULT_RETRIES } from './retry.ts'
import { createTransport } from './transport.ts'

test('a call goes to the path of the operations table, with the token and the query', async () => {
  const { call, requests } = await givenTransport([page])

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
  const { call } = await givenTransport([
    { status: 200, body: { items: [{ ...makeSummary(), novelty: 1 }], nextCursor: null } },
  ])

  const { items } = await call('listReports')

  expect(items).toEqual([makeSummary()])
})

test('a refusal is thrown with its code, status, detail and request id', async () => {
  const { call } = await givenTransport([makeProblem('missing_scope', 403)])

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
  const { call, requests } = await givenTransport([reply, page])

  await call('listReports')

  expect(requests).toHaveLength(2)
})

test.each([
  ['wrong_credentials', 401],
  ['unknown_report', 404],
  ['stale_revision', 412],
])('%s is not tried again', async (code, status) => {
  const { call, requests } = await givenTransport([makeProblem(code, status), page])

  await expect(call('listReports')).rejects.toMatchObject({ code })

  expect(requests).toHaveLength(1)
})

test('waits double from retry to retry, and the last error is thrown when retries are used up', async () => {
  const { call, requests, waits } = await givenTransport([dropped], { maxRetries: 3 })

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
  const { call, waits } = await givenTransport([busy, page])

  await call('listReports')

  expect(waits).toEqual([7000])
})

test('a Retry-After longer than a minute is left to the caller', async () => {
  const busy = makeProblem('unavailable', 503, { 'retry-after': '3600' })
  const { call, requests } = await givenTransport([busy, page])

  await expect(call('listReports')).rejects.toMatchObject({ retryAfterMs: 3_600_000 })

  expect(requests).toHaveLength(1)
})

test('a request that makes something is not sent again after its answer was lost', async () => {
  const { call, requests } = await givenTransport([dropped])

  const made = call('createApiKey', { body: { label: 'CI', scopes: ['reports:read'] } })

  await expect(made).rejects.toMatchObject({ code: 'connection_failed' })
  expect(requests).toHaveLength(1)
})

test('a deletion whose answer was lost counts as done when the thing is gone', async () => {
  const { call, requests } = await givenTransport([dropped, makeProblem('unknown_api_key', 404)])

  await call('deleteApiKey', { params: { apiKeyId: makeSummary().reportId } })

  expect(requests).toHaveLength(2)
})

test('a deletion of something unknown is refused', async () => {
  const { call } = await givenTransport([makeProblem('unknown_api_key', 404)])

  const deleted = call('deleteApiKey', { params: { apiKeyId: makeSummary().reportId } })

  await expect(deleted).rejects.toMatchObject({ code: 'unknown_api_key' })
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
  const { call, requests } = await givenTransport([page])

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
  await expect(givenTransport([page], options)).rejects.toThrow(message)
})
