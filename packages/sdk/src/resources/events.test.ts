import { expect, test } from 'vitest'
import { type FeedEvent, ReportId } from '@sealpost/protocol'
import { DEFAULT_RETRIES, pause } from '../core/retry.ts'
import { createTransport } from '../core/transport.ts'
import { givenTransport } from '../testing/given-transport.ts'
import { makeProblem } from '../testing/make-server.ts'
import { givenVendor } from '../testing/make-vendor.ts'
import { submitReport } from '../testing/submit-report.ts'
import { Events } from './events.ts'

function makeEvent(id: number): FeedEvent {
  const reportId = ReportId.parse('0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60')
  const facts = { promise: null, subject: null, expires: null }
  return { id, type: 'report.changed', reportId, at: '2026-11-22T09:30:00.000Z', ...facts }
}

function page(...ids: number[]) {
  return { status: 200, body: { items: ids.map(makeEvent), last: ids.at(-1) ?? 7 } }
}

/** Follows a feed until so many events came, or so many waits were made. */
async function follow(replies: Parameters<typeof givenTransport>[0], waitCount: number) {
  const { call, requests } = await givenTransport(replies, { maxRetries: 0 })
  const [waits, seen]: [number[], number[]] = [[], []]
  const stop = new AbortController()
  const events = new Events(call, (delayMs, signal) => {
    waits.push(delayMs)
    if (waits.length === waitCount) stop.abort()
    return pause(0, signal)
  })
  const ended = (async () => {
    for await (const { id } of events.follow({ after: 4, signal: stop.signal })) seen.push(id)
  })()
  const error: unknown = await ended.catch((cause: unknown) => cause)
  return { seen, waits, error, asked: requests.map(({ url }) => url.split('?')[1]) }
}

test('a vendor reads what happened to its reports, in order, and goes on where it was', async () => {
  const { url, client, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)
  await desk.acknowledge(reportId)

  const first = await client.events.list({ limit: 1 })
  const others = await client.events.list({ after: first.last }).all()
  const news = await client.events.list({ after: others.at(-1)?.id })

  expect(first.items).toMatchObject([{ type: 'report.received', reportId }])
  expect(others).toMatchObject([{ type: 'report.changed', reportId }])
  expect(news).toMatchObject({ items: [], last: others.at(-1)?.id })
})

test('each event of a long feed comes once, page by page', async () => {
  const { url, client, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)
  for (const exploited of [true, false, true]) {
    await client.reports.update(reportId, { exploited })
  }
  await desk.acknowledge(reportId)

  const events = await client.events.list({ limit: 2 }).all()

  expect(events.map(({ type }) => type.replace('report.', ''))).toEqual([
    'received',
    ...Array<string>(4).fill('changed'),
  ])
  expect(new Set(events.map(({ id }) => id)).size).toBe(5)
})

test('following gives each event once, asks on from the last, and less often while it is quiet', async () => {
  const { seen, asked, waits, error } = await follow(
    [page(5, 6), page(), page(), page(7), page()],
    3,
  )

  expect(seen).toEqual([5, 6, 7])
  expect(asked).toEqual(['after=4', 'after=6', 'after=6', 'after=6', 'after=7'])
  expect(waits[1]).toBeGreaterThanOrEqual(2000)
  expect(error).toMatchObject({ code: 'aborted' })
})

test('following outlives a service that is away, and waits as long as it is told', async () => {
  const away = makeProblem('unavailable', 503, { 'retry-after': '9' })

  const { seen, asked, waits } = await follow([away, away, page(5), page()], 3)

  expect(seen).toEqual([5])
  expect(asked).toEqual(['after=4', 'after=4', 'after=4', 'after=5'])
  expect(waits.slice(0, 2)).toEqual([9000, 9000])
})

test('following outlives a service that nobody can reach', async () => {
  const refused: number[] = []
  const call = createTransport({
    ...DEFAULT_RETRIES,
    maxRetries: 0,
    baseUrl: 'http://127.0.0.1:9',
    token: 'sealpost_secret',
    timeoutMs: 5000,
    fetch,
  })
  const stop = new AbortController()
  const events = new Events(call, (delayMs, signal) => {
    refused.push(delayMs)
    if (refused.length === 9) stop.abort()
    return pause(0, signal)
  })

  const next = events.follow({ signal: stop.signal }).next()

  await expect(next).rejects.toMatchObject({ code: 'aborted' })
  expect(Math.max(...refused)).toBeLessThanOrEqual(30_000)
  expect(refused.at(-1)).toBeGreaterThanOrEqual(15_000)
})

test('a key that was revoked ends the following', async () => {
  const { error } = await follow([page(5), page(), makeProblem('wrong_credentials', 401)], 9)

  expect(error).toMatchObject({ code: 'wrong_credentials' })
})
