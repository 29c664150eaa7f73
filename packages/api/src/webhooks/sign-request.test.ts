import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, test, vi } from 'vitest'
import { CreatedWebhook, hasSignatureOf, signWithSecret, WEBHOOK_HEADERS } from '@sealpost/protocol'
import { makeTestApp } from '../testing/make-test-app.ts'
import type { WebhookRequest } from './post-webhook.ts'

const MS_PER_HOUR = 3_600_000

test('G-18 a request is verified by the published library for Standard Webhooks, with the secret that was shown', async () => {
  const { app, webhook, requestAt } = await givenEndpoint()

  const { body, headers } = await requestAt(app.clock.now)

  expect(headers[WEBHOOK_HEADERS.id]).toBe('evt_acme_1')
  expect(new Webhook(webhook.secret).verify(body, headers)).toMatchObject({ id: 1, vendor: 'acme' })
  expect(() => new Webhook(webhook.secret).verify(body.replace('1', '2'), headers)).toThrow()
  const stranger = new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`)
  expect(() => stranger.verify(body, headers)).toThrow()
})

test('what the published library signs has the signature that ours makes', async () => {
  const secret = `whsec_${Buffer.alloc(32, 9).toString('base64')}`
  const at = new Date('2026-01-01T00:00:00Z')
  const request = { id: 'evt_acme_1', timestamp: at.getTime() / 1000, body: '{"id":1}' }

  const theirs = new Webhook(secret).sign(request.id, at, request.body)

  expect(await signWithSecret(request, secret)).toBe(theirs)
})

test('without any secret, a request is verified with the key that the service publishes', async () => {
  const { app, requestAt } = await givenEndpoint()
  const key = app.deps.webhookKeys?.publicKey ?? ''

  const request = await requestAt(app.clock.now)

  const [signed, header] = signatureOf(request)
  expect(await hasSignatureOf(signed, header, key)).toBe(true)
  expect(await hasSignatureOf({ ...signed, id: 'evt_acme_2' }, header, key)).toBe(false)
})

test('after a rotation both secrets count for a day, then the new one alone', async () => {
  const { app, webhook, rotate, requestAt } = await givenEndpoint()
  const rotated = await rotate()
  const secrets = [webhook.secret, rotated.secret]
  const countIn = async (atMs: number) => {
    const [signed, header] = signatureOf(await requestAt(atMs))
    return Promise.all(secrets.map((secret) => hasSignatureOf(signed, header, secret)))
  }

  expect(rotated.previousSecretUntil).toBe('2026-01-02T00:00:00.000Z')
  expect(await countIn(app.clock.now + 23 * MS_PER_HOUR)).toEqual([true, true])
  expect(await countIn(app.clock.now + 25 * MS_PER_HOUR)).toEqual([false, true])
})

test('of secrets that follow one another within a day, the last two count', async () => {
  const { app, webhook, rotate, requestAt } = await givenEndpoint()
  const secrets = [webhook.secret, (await rotate()).secret, (await rotate()).secret]

  const [signed, header] = signatureOf(await requestAt(app.clock.now))

  const counts = secrets.map((secret) => hasSignatureOf(signed, header, secret))
  expect(await Promise.all(counts)).toEqual([false, true, true])
  expect(new Set(secrets).size).toBe(3)
})

/** A report for each request, sent when a test says so. */
async function givenEndpoint() {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const webhook = await app.givenWebhook(vendor)
  const as = { token: vendor.key, params: { webhookId: webhook.id } }
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  return {
    app,
    webhook,
    rotate: async () =>
      CreatedWebhook.parse(await (await app.call('rotateWebhookSecret', as)).json()),
    requestAt: async (nowMs: number): Promise<WebhookRequest> => {
      app.clock.now = nowMs
      // The published library asks the machine what time it is.
      vi.setSystemTime(nowMs)
      await app.givenReport(vendor)
      await app.deliver()
      return app.endpoints.received.at(-1) ?? expect.fail('nothing was sent')
    },
  }
}

function signatureOf({ headers, body }: WebhookRequest) {
  const id = headers[WEBHOOK_HEADERS.id] ?? ''
  const timestamp = Number(headers[WEBHOOK_HEADERS.timestamp])
  return [{ id, timestamp, body }, headers[WEBHOOK_HEADERS.signature] ?? ''] as const
}
