import { expect, test } from 'vitest'
import { answerJson, closedPort, makeServer } from '../testing/make-server.ts'
import { ask, type Patience, type Wait } from './ask.ts'

const patience: Patience = { tryMs: 5000, totalMs: 10_000, baseDelayMs: 5, maxDelayMs: 20 }
/** The wait before a second try is longer than patience. */
const oneTry: Patience = { ...patience, baseDelayMs: 30_000, maxDelayMs: 30_000 }

/** Asks and returns the trouble's name; fails if there was none. */
async function troubleFrom(url: string, options: Partial<Patience> = {}): Promise<unknown> {
  const asked = ask({ url }, { patience: { ...patience, ...options } })
  return asked.then(
    () => 'no trouble',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  )
}

test('an answer comes with the service\u2019s clock', async () => {
  const { url } = await makeServer((response) => {
    response.setHeader('Date', 'Sun, 22 Nov 2026 09:30:00 GMT')
    answerJson(response, 200, { fine: true })
  })

  const answer = await ask({ url }, { patience })

  expect(answer).toEqual({ json: { fine: true }, date: new Date('2026-11-22T09:30:00Z') })
})

test.each([500, 503, 429])(
  'a %i is asked again with the same bytes until it passes',
  async (status) => {
    const { url, seen } = await makeServer((response, _, at) =>
      answerJson(response, at < 2 ? status : 201, {}),
    )
    const waits: Wait[] = []

    await ask({ url, body: '{"id":1}' }, { patience, onWait: (wait) => waits.push(wait) })

    expect(seen.map(({ method, body }) => [method, body])).toEqual(
      Array(3).fill(['POST', '{"id":1}']),
    )
    expect(waits.map(({ attempt }) => attempt)).toEqual([1, 2])
  },
)

test('the service\u2019s own wish for a pause is respected', async () => {
  const { url, seen } = await makeServer((response, _, at) => {
    if (at === 0) response.setHeader('Retry-After', '1')
    answerJson(response, at === 0 ? 503 : 200, {})
  })
  const waits: Wait[] = []

  await ask({ url }, { patience, onWait: (wait) => waits.push(wait) })

  expect(waits).toEqual([{ trouble: 'unavailable', attempt: 1, delayMs: 1000 }])
  expect(seen).toHaveLength(2)
})

test('a pause longer than patience ends the asking at once', async () => {
  const { url, seen } = await makeServer((response) => {
    response.setHeader('Retry-After', '3600')
    answerJson(response, 429, {})
  })

  expect(await troubleFrom(url)).toBe('too_many_requests')
  expect(seen).toHaveLength(1)
})

test('a connection that breaks is tried again', async () => {
  const { url, seen } = await makeServer((response, _, at) => {
    if (at === 0) response.destroy()
    else answerJson(response, 200, {})
  })

  await ask({ url }, { patience })

  expect(seen).toHaveLength(2)
})

test('a service that is not there is named', async () => {
  expect(await troubleFrom(await closedPort(), oneTry)).toBe('unreachable')
})

test('a service that never answers is named when the time is over', async () => {
  const { url } = await makeServer(() => {})

  expect(await troubleFrom(url, { totalMs: 200 })).toBe('timed_out')
})

test('an answer that never ends is cut off by time', async () => {
  const { url } = await makeServer((response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).write('{"slow":')
  })

  expect(await troubleFrom(url, { totalMs: 200 })).toBe('timed_out')
})

test('an answer of 30 MB is not read to its end', async () => {
  const { url } = await makeServer((response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    response.end(`"${'x'.repeat(30_000_000)}"`)
  })

  expect(await troubleFrom(url)).toBe('answer_too_large')
})

test('an HTML page is not an answer', async () => {
  const { url } = await makeServer((response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Welcome to nginx</h1>')
  })

  expect(await troubleFrom(url)).toBe('answer_not_json')
})

test('broken JSON is not an answer', async () => {
  const { url } = await makeServer((response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"profile": "')
  })

  expect(await troubleFrom(url)).toBe('answer_malformed')
})

test('a redirect is not followed', async () => {
  const { url: elsewhere, seen } = await makeServer((response) => answerJson(response, 200, {}))
  const { url } = await makeServer((response) => {
    response.writeHead(307, { Location: elsewhere }).end()
  })

  expect(await troubleFrom(url, oneTry)).toBe('unreachable')
  expect(seen).toEqual([])
})

test.each([
  [409, { code: 'report_conflict' }, 'report_conflict'],
  [404, { code: 'unknown_vendor' }, 'unknown_vendor'],
  [403, { code: 'origin_not_allowed' }, 'origin_not_allowed'],
  [418, { code: 'teapot' }, 'refused'],
  [400, 'no object', 'refused'],
])('a refusal with status %i is final and keeps its name', async (status, body, trouble) => {
  const { url, seen } = await makeServer((response) => answerJson(response, status, body))

  expect(await troubleFrom(url)).toBe(trouble)
  expect(seen).toHaveLength(1)
})

test('a request that is called off stops, even while it waits', async () => {
  const { url, seen } = await makeServer((response) => answerJson(response, 503, {}))
  const caller = new AbortController()
  const slow = { ...patience, baseDelayMs: 10_000, maxDelayMs: 10_000, totalMs: 60_000 }

  const asked = ask(
    { url },
    { patience: slow, signal: caller.signal, onWait: () => caller.abort() },
  )

  await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  expect(seen).toHaveLength(1)
})
