import { expect, test } from 'vitest'
import {
  LIMITS,
  PingResult,
  ServiceFacts,
  type Webhook,
  type WebhookChange,
  WebhookList,
} from '@sealpost/protocol'
import { makeTestApp, type TestApp, type TestVendor } from '../testing/make-test-app.ts'
import { makeWorld } from '../testing/make-world.ts'
import { readReceived } from '../testing/read-received.ts'

const MS_PER_DAY = 86_400_000

test('G-18 an endpoint learns ids, types and days, and not one key more', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  await app.givenWebhook(vendor)
  const { reportId } = await app.givenReport(vendor)

  await app.deliver()

  expect(app.endpoints.received.map(({ body }): unknown => JSON.parse(body))).toEqual([
    {
      id: 1,
      type: 'report.received',
      reportId,
      promise: null,
      subject: null,
      expires: null,
      vendor: 'acme',
      day: '2026-01-01',
    },
  ])
})

test('an endpoint is told of the types that it chose, from when it was made', async () => {
  const { app, vendor, report } = await makeWorld()
  const url = 'https://changes.example/'
  await app.givenWebhook(vendor, { url, types: ['report.changed', 'message.sent'] })

  await app.givenChanges(report, { status: 'acknowledged' })
  await app.givenReport(vendor)
  await app.deliver()

  expect(readReceived(app, url).map(({ type }) => type)).toEqual(['report.changed'])
})

test('what a vendor says is told to its endpoints as well: its people work in several places', async () => {
  const { app, vendor, report, nextEntry } = await makeWorld()
  const body = { messageId: crypto.randomUUID(), entry: nextEntry.vendor }
  await app.call('sendMessage', { token: vendor.key, params: { reportId: report.reportId }, body })

  await app.deliver()

  expect(readReceived(app).at(-1)).toMatchObject({
    type: 'message.sent',
    reportId: report.reportId,
  })
})

test('a secret is shown when it is made, and never again', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()

  const { secret, ...webhook } = await app.givenWebhook(vendor)

  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(await listOf(app, vendor)).toEqual([webhook])
  const { webhookKeys } = ServiceFacts.parse(await (await app.call('getService')).json())
  expect(webhookKeys).toEqual([expect.stringMatching(/^whpk_[A-Za-z0-9+/]{43}=$/)])
  const other = await app.givenWebhook(vendor)
  expect(other.secret).not.toBe(secret)
})

test('of endpoints made at once, no more stay than there can be', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  for (let made = 2; made < LIMITS.maxWebhookCount; made++) await app.givenWebhook(vendor)

  const body = { url: 'https://late.example/', label: 'Late', types: ['report.received'] }
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => app.call('createWebhook', { token: vendor.key, body })),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409, 409])
})

test('what waits for an endpoint is kept while it is disabled, and what happens then is not told', async () => {
  const { app, vendor, webhook, change } = await givenWebhook()
  await app.givenReport(vendor)
  app.endpoints.answer(webhook.url, () => ({ fault: 'unreachable' }))
  await app.deliver()

  const disabled = await change({ enabled: false })
  await app.givenReport(vendor)
  app.clock.now += MS_PER_DAY
  await app.deliver()
  expect(disabled).toMatchObject({ enabled: false, disabledBy: 'vendor' })
  expect(readReceived(app)).toHaveLength(1)

  app.endpoints.answer(webhook.url, () => ({ status: 200, retryAfterMs: null }))
  expect(await change({ enabled: true })).toMatchObject({ enabled: true, disabledBy: null })
  await app.deliver()
  expect(readReceived(app).map(({ id }) => id)).toEqual([1, 1])
})

test('an endpoint is disabled even while it is being sent to', async () => {
  const { app, vendor, webhook, change } = await givenWebhook()
  await app.givenReport(vendor)
  app.endpoints.answer(webhook.url, async () => {
    await change({ enabled: false })
    return { status: 500, retryAfterMs: null }
  })

  await app.deliver()
  app.clock.now += MS_PER_DAY
  await app.deliver()
  await app.deliver()
  expect(readReceived(app)).toHaveLength(1)

  app.endpoints.answer(webhook.url, () => ({ status: 200, retryAfterMs: null }))
  await change({ enabled: true })
  await app.deliver()
  expect(readReceived(app)).toHaveLength(2)
})

test('an endpoint that moves gets at its new address what waited', async () => {
  const { app, vendor, webhook, change } = await givenWebhook()
  app.endpoints.answer(webhook.url, () => ({ fault: 'unknown_host' }))
  await app.givenReport(vendor)
  await app.deliver()

  const chosen: WebhookChange = {
    url: 'https://new.example/',
    label: 'New',
    types: ['report.deleted'],
  }
  expect(await change(chosen)).toMatchObject(chosen)
  await app.givenReport(vendor)
  app.clock.now += MS_PER_DAY
  await app.deliver()

  expect(readReceived(app, 'https://new.example/').map(({ id }) => id)).toEqual([1])
})

test('a deleted endpoint is sent nothing more, and its log goes with it', async () => {
  const { app, vendor, webhook, params } = await givenWebhook()
  await app.givenReport(vendor)
  app.endpoints.answer(webhook.url, () => ({ fault: 'timeout' }))
  await app.deliver()

  await app.call('deleteWebhook', { token: vendor.key, params })
  app.clock.now += MS_PER_DAY
  await app.deliver()

  expect(app.endpoints.received).toHaveLength(1)
  expect(await listOf(app, vendor)).toEqual([])
  const log = await app.call('listDeliveries', { token: vendor.key, params })
  expect(await log.json()).toMatchObject({ code: 'unknown_webhook' })
})

test('a test request says how it was answered, also to an endpoint that is disabled', async () => {
  const { app, vendor, webhook, params, change } = await givenWebhook()
  await change({ enabled: false })
  const ping = async () =>
    PingResult.parse(await (await app.call('pingWebhook', { token: vendor.key, params })).json())

  expect(await ping()).toEqual({ isDelivered: true, status: 204, fault: null })
  app.endpoints.answer(webhook.url, () => ({ status: 410, retryAfterMs: null }))
  expect(await ping()).toEqual({ isDelivered: false, status: 410, fault: null })
  app.endpoints.answer(webhook.url, () => ({ fault: 'wrong_certificate' }))
  expect(await ping()).toEqual({ isDelivered: false, status: null, fault: 'wrong_certificate' })

  const [first] = app.endpoints.received
  expect(JSON.parse(first?.body ?? '')).toEqual({ type: 'ping', vendor: 'acme', day: '2026-01-01' })
  expect(await listOf(app, vendor)).toMatchObject([{ disabledBy: 'vendor' }])
})

test.for([
  'http://tracker.example/',
  'https://localhost/',
  'http://127.0.0.1:9/',
  'https://[::1]/',
  'https://10.0.0.1/',
  'https://tracker.internal/',
])('%s is refused, when an endpoint is made and when it moves', async (url) => {
  const { app, vendor, params } = await givenWebhook()
  const body = { url, label: 'Inside', types: ['report.received'] }

  const made = await app.call('createWebhook', { token: vendor.key, body })
  const moved = await app.call('updateWebhook', { token: vendor.key, params, body: { url } })

  expect(await made.json()).toMatchObject({ code: 'unusable_webhook' })
  expect(await moved.json()).toMatchObject({ code: 'unusable_webhook' })
})

test('for development, an operator can let endpoints be on the same machine', async () => {
  const app = await makeTestApp({ config: { webhooksToLocalhost: true } })
  const vendor = await app.givenVendor()

  const made = await app.givenWebhook(vendor, { url: 'http://localhost:3000/events' })

  expect(made.url).toBe('http://localhost:3000/events')
})

async function givenWebhook() {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const webhook = await app.givenWebhook(vendor, { types: ['report.received'] })
  const params = { webhookId: webhook.id }
  const change = async (body: WebhookChange): Promise<unknown> =>
    (await app.call('updateWebhook', { token: vendor.key, params, body })).json()
  return { app, vendor, webhook, params, change }
}

async function listOf(app: TestApp, { key: token }: TestVendor): Promise<Webhook[]> {
  return WebhookList.parse(await (await app.call('listWebhooks', { token })).json()).items
}
