import { expect, test } from 'vitest'
import { LIMITS } from '@sealpost/protocol'
import { givenTransport, hanging, page, web } from '../testing/given-transport.ts'
import { makeSummary } from '../testing/make-record.ts'
import type { Reply } from '../testing/make-server.ts'

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
  const { call, requests } = await givenTransport([reply, page])

  await expect(call('listReports')).rejects.toMatchObject({ name: 'MalformedAnswerError', code })

  expect(requests).toHaveLength(1)
})

test('a web page in place of sealed bytes is refused', async () => {
  const { call } = await givenTransport([{ ...web, status: 200 }])

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
  const { call } = await givenTransport([endless])

  await expect(call('listReports')).rejects.toMatchObject({ code: 'answer_too_large' })

  expect(sent).toBeLessThan(4 * LIMITS.maxAnswerBytes)
})

test('a service that never answers is given up after the time-out', async () => {
  const { call } = await givenTransport([hanging], { timeoutMs: 50, maxRetries: 0 })

  await expect(call('listReports')).rejects.toMatchObject({
    name: 'TimeoutError',
    code: 'timed_out',
  })
})

test('the time-out also covers an answer that stops halfway', async () => {
  const halting: Reply = (response) => response.writeHead(200).write('{"items":[')
  const { call } = await givenTransport([halting], { timeoutMs: 50, maxRetries: 0 })

  await expect(call('listReports')).rejects.toMatchObject({ code: 'timed_out' })
})

test('an answered request leaves no timer behind that would keep its process alive', async () => {
  const { call } = await givenTransport([page])
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  await call('listReports')
  const before = timers()

  for (let times = 0; times < 5; times++) await call('listReports')

  expect(timers()).toBeLessThan(before + 5)
})

test("the caller's signal aborts a request and keeps its reason", async () => {
  const { call } = await givenTransport([hanging])
  const caller = new AbortController()

  const listed = call('listReports', { signal: caller.signal })
  caller.abort('changed my mind')

  await expect(listed).rejects.toMatchObject({ code: 'aborted', cause: 'changed my mind' })
})
