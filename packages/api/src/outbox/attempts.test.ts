import { expect, test } from 'vitest'
import { DeliveryPage, RETRY_SECONDS } from '@sealpost/protocol'
import { makeTestApp, type TestApp } from '../testing/make-test-app.ts'
import { readFeed } from '../testing/read-feed.ts'
import { readLog } from '../testing/read-log.ts'
import { readReceived } from '../testing/read-received.ts'
import { retryDelayMs } from './retry-delay.ts'
import { sweepDeliveries } from './sweep-deliveries.ts'

const MS_PER_DAY = 86_400_000

test('what an endpoint does not take is tried ten times within three days, and then given up', async () => {
  const { app, vendor, webhook } = await givenReport()
  app.endpoints.answer(webhook.url, () => ({ status: 500, retryAfterMs: null }))
  const start = app.clock.now

  for (const seconds of [...RETRY_SECONDS, 10 * RETRY_SECONDS[8]]) {
    await app.deliver()
    app.clock.now += seconds * 1000 - 1
    await app.deliver()
    app.clock.now += 1
  }
  await app.deliver()

  expect(app.endpoints.received).toHaveLength(10)
  expect(new Set(idsOf(app))).toEqual(new Set(['evt_acme_1']))
  const lastAttemptAt = new Date(start + 257_765_000).toISOString()
  const log = { state: 'given_up', attempts: 10, status: 500, nextAttemptAt: null, lastAttemptAt }
  expect(await readLog(app, vendor, webhook)).toMatchObject([log])
})

test('waits vary by a tenth, so that what failed together does not come back together', () => {
  const delays = [0, 0.5, 0.999].map((random) =>
    retryDelayMs({ attempts: 3, retryAfterMs: null, random }),
  )

  expect(delays).toEqual([270_000, 300_000, 329_940])
})

test.for([
  ['shorter than ours', 1000, 5000],
  ['longer than ours', 3_600_000, 3_600_000],
  ['longer than a day', 40 * MS_PER_DAY, MS_PER_DAY],
] as const)('of a wait that an endpoint asks for, %s, the service makes the best', (row) => {
  const [, retryAfterMs, delayMs] = row

  expect(retryDelayMs({ attempts: 1, retryAfterMs, random: 0.5 })).toBe(delayMs)
})

test('an endpoint is left alone for as long as it asks', async () => {
  const { app, webhook } = await givenReport()
  app.endpoints.answer(webhook.url, () => ({ status: 429, retryAfterMs: 3_600_000 }))
  await app.deliver()

  app.clock.now += 3_599_999
  await app.deliver()
  expect(app.endpoints.received).toHaveLength(1)
  app.clock.now += 1
  await app.deliver()
  expect(app.endpoints.received).toHaveLength(2)
})

test('an endpoint that is gone is disabled once, its vendor is told, and what waits for it is kept', async () => {
  const { app, vendor, webhook } = await givenReport()
  app.clock.now += 1
  const other = await app.givenWebhook(vendor, { url: 'https://other.example/' })
  await app.givenReport(vendor)
  app.endpoints.answer(webhook.url, () => ({ status: 410, retryAfterMs: null }))

  await app.deliver()
  await app.deliver()
  app.clock.now += 3 * MS_PER_DAY
  await app.deliver()

  const disabled = (await readFeed(app, vendor)).filter(({ type }) => type === 'webhook.disabled')
  expect(disabled).toMatchObject([{ reportId: null, subject: webhook.id }])
  expect(readReceived(app, other.url).at(-1)).toMatchObject({ type: 'webhook.disabled' })
  expect(readReceived(app, webhook.url)).toHaveLength(2)
  const listed: unknown = await (await app.call('listWebhooks', { token: vendor.key })).json()
  expect(listed).toMatchObject({ items: [{ enabled: false, disabledBy: 'gone' }, {}] })

  app.endpoints.answer(webhook.url, () => ({ status: 200, retryAfterMs: null }))
  const params = { webhookId: webhook.id }
  await app.call('updateWebhook', { token: vendor.key, params, body: { enabled: true } })
  await app.deliver()
  const log = await readLog(app, vendor, webhook)
  expect(log.map(({ state, attempts }) => [state, attempts])).toEqual([
    ['delivered', 2],
    ['delivered', 2],
  ])
})

test('what was delivered or given up is sent once more when its vendor asks for it', async () => {
  const { app, vendor, webhook } = await givenReport()
  await app.deliver()

  const params = { webhookId: webhook.id, eventId: '1' }
  await app.call('replayDelivery', { token: vendor.key, params })
  await app.deliver()

  expect(idsOf(app)).toEqual(['evt_acme_1', 'evt_acme_1'])
  expect(await readLog(app, vendor, webhook)).toMatchObject([{ state: 'delivered', attempts: 1 }])
})

test('the log says of each attempt what its vendor needs to know, and is read page by page', async () => {
  const { app, vendor, webhook } = await givenReport()
  app.endpoints.answer(webhook.url, () => ({ fault: 'unsafe_address' }))
  await app.deliver()
  app.endpoints.answer(webhook.url, () => ({ status: 202, retryAfterMs: null }))
  const second = await app.givenReport(vendor)
  await app.deliver()
  const pageOf = async (query: Record<string, string>) => {
    const as = { token: vendor.key, params: { webhookId: webhook.id } }
    return DeliveryPage.parse(await (await app.call('listDeliveries', { ...as, query })).json())
  }

  const first = await pageOf({ limit: '1' })
  const next = await pageOf({ limit: '1', cursor: first.nextCursor ?? '' })

  const { reportId } = second
  expect(first.items).toMatchObject([{ eventId: 2, reportId, state: 'delivered', status: 202 }])
  const waiting = { eventId: 1, state: 'waiting', attempts: 1, status: null }
  expect(next).toMatchObject({
    items: [{ ...waiting, fault: 'unsafe_address', nextAttemptAt: '2026-01-01T00:00:05.000Z' }],
    nextCursor: null,
  })
  expect((await pageOf({ state: 'waiting' })).items.map(({ eventId }) => eventId)).toEqual([1])
})

test('the log forgets after thirty days, except what is still to be tried', async () => {
  const { app, vendor, webhook } = await givenReport()
  await app.deliver()
  app.endpoints.answer(webhook.url, () => ({ fault: 'timeout' }))
  await app.givenReport(vendor)
  await app.deliver()
  app.clock.now += 30 * MS_PER_DAY - 1
  await sweepDeliveries(app.deps)
  expect(await readLog(app, vendor, webhook)).toHaveLength(2)

  app.clock.now += 1
  await sweepDeliveries(app.deps)

  expect(await readLog(app, vendor, webhook)).toMatchObject([{ eventId: 2, state: 'waiting' }])
})

test('a clock that was ahead puts nothing off for longer than the next sweep', async () => {
  const { app, webhook } = await givenReport()
  app.clock.now += 365 * MS_PER_DAY
  app.endpoints.answer(webhook.url, () => ({ fault: 'timeout' }))
  await app.deliver()
  app.clock.now -= 365 * MS_PER_DAY
  app.endpoints.answer(webhook.url, () => ({ status: 200, retryAfterMs: null }))
  await app.deliver()
  expect(app.endpoints.received).toHaveLength(1)

  await sweepDeliveries(app.deps)
  await app.deliver()

  expect(app.endpoints.received).toHaveLength(2)
})

test('a clock that jumps ahead loses nothing: all is tried at once', async () => {
  const { app, vendor, webhook } = await givenReport()
  app.endpoints.answer(webhook.url, () => ({ fault: 'timeout' }))
  await app.deliver()
  app.endpoints.answer(webhook.url, () => ({ status: 200, retryAfterMs: null }))

  app.clock.now += 365 * MS_PER_DAY
  await sweepDeliveries(app.deps)
  await app.deliver()

  expect(await readLog(app, vendor, webhook)).toMatchObject([{ state: 'delivered', attempts: 2 }])
})

async function givenReport() {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const webhook = await app.givenWebhook(vendor)
  await app.givenReport(vendor)
  return { app, vendor, webhook }
}

function idsOf({ endpoints }: TestApp) {
  return endpoints.received.map(({ headers }) => headers['webhook-id'])
}
