import { expect, test } from 'vitest'
import { makeEndpoint } from '../testing/make-endpoint.ts'
import type { Reply, SeenRequest } from '../testing/make-server.ts'
import { givenVendor } from '../testing/make-vendor.ts'
import { submitReport } from '../testing/submit-report.ts'
import { verifyWebhook } from '../webhooks/verify.ts'

const TAKEN: Reply = { status: 204 }

/** A vendor with an endpoint that is told of reports. */
async function givenWebhook(...replies: [Reply, ...Reply[]]) {
  const vendor = await givenVendor()
  const endpoint = await makeEndpoint(...replies)
  const webhook = await vendor.client.webhooks.create({
    url: endpoint.url,
    label: 'Tracker',
    types: ['report.received'],
  })
  const verify = ({ body, headers }: SeenRequest, keys: string | string[] = webhook.secret) =>
    verifyWebhook({ body, headers, keys, vendor: 'acme' })
  return { ...vendor, endpoint, webhook, verify }
}

test('a report reaches the endpoint as an event that the secret and the service\u2019s key vouch for', async () => {
  const { url, client, profile, endpoint, verify } = await givenWebhook(TAKEN)

  const { reportId } = await submitReport(url, profile)
  const request = await endpoint.next()

  const event = await verify(request)
  expect(event).toMatchObject({ type: 'report.received', reportId, vendor: 'acme' })
  expect(await verify(request, (await client.service.get()).webhookKeys)).toEqual(event)
})

test('a ping is answered at once, and verified like any event', async () => {
  const { client, endpoint, webhook, verify } = await givenWebhook(TAKEN)

  const result = await client.webhooks.ping(webhook.id)

  expect(result).toEqual({ isDelivered: true, status: 204, fault: null })
  expect(await verify(await endpoint.next())).toMatchObject({ type: 'ping', vendor: 'acme' })
})

test('what an endpoint did not take is listed, and can be sent once more under the same id', async () => {
  const given = await givenWebhook({ status: 400 }, TAKEN)
  const { client, endpoint, webhook, verify } = given
  await submitReport(given.url, given.profile)
  const first = await endpoint.next()
  const { id } = (await client.events.list()).items.find(
    ({ type }) => type === 'report.received',
  ) ?? { id: 0 }

  await client.webhooks.replay(webhook.id, id)
  const second = await endpoint.next()

  expect(await verify(second)).toEqual(await verify(first))
  expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
  const listed = await client.webhooks.deliveries(webhook.id).all()
  expect(listed).toMatchObject([{ eventId: id, type: 'report.received' }])
  expect(await client.webhooks.deliveries(webhook.id, { state: 'refused' }).all()).toEqual([])
})

test('a new secret counts beside the one before it', async () => {
  const { client, endpoint, webhook, verify } = await givenWebhook(TAKEN)

  const rotated = await client.webhooks.rotateSecret(webhook.id)
  await client.webhooks.ping(webhook.id)
  const request = await endpoint.next()

  expect(rotated.secret).not.toBe(webhook.secret)
  expect(rotated.previousSecretUntil).not.toBeNull()
  expect(await verify(request, rotated.secret)).toEqual(await verify(request, webhook.secret))
})

test('an endpoint is changed, switched off and deleted', async () => {
  const { client, webhook } = await givenWebhook(TAKEN)

  await client.webhooks.update(webhook.id, { label: 'Chat', enabled: false })
  const changed = await client.webhooks.list()
  await client.webhooks.delete(webhook.id)

  const { secret, ...listed } = webhook
  expect(changed).toEqual([{ ...listed, label: 'Chat', enabled: false, disabledBy: 'vendor' }])
  expect(JSON.stringify(changed)).not.toContain(secret)
  expect(await client.webhooks.list()).toEqual([])
})

test('an address that leads nowhere public is refused, and one with a password before it is sent', async () => {
  const { client } = await givenVendor()
  const create = (url: string) =>
    client.webhooks.create({ url, label: 'Bad', types: ['report.received'] })

  await expect(create('https://10.0.0.1/hook')).rejects.toMatchObject({ code: 'unusable_webhook' })
  await expect(create('https://a:b@acme.example/')).rejects.toMatchObject({ code: 'invalid_input' })
})
