import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { encodeBase64, signWithSecret, webhookText } from '@sealpost/protocol'
import { verifyWebhook, type WebhookRequest } from './verify.ts'

const SECRET = `whsec_${encodeBase64(new Uint8Array(32).fill(7))}`
const FORMER = `whsec_${encodeBase64(new Uint8Array(32).fill(6))}`
const NOW = new Date('2026-11-22T09:30:00.000Z')
const EVENT = {
  id: 7,
  type: 'report.received',
  reportId: '0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60',
  promise: null,
  subject: null,
  expires: null,
  vendor: 'acme',
  day: '2026-11-22',
}
const PAIR = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
const PUBLIC_KEY = `whpk_${encodeBase64(new Uint8Array(await crypto.subtle.exportKey('raw', PAIR.publicKey)))}`

/** A request as the service makes it. */
async function makeRequest(content: unknown = EVENT, at = NOW) {
  const body = typeof content === 'string' ? content : JSON.stringify(content)
  const signed = { id: 'evt_acme_7', timestamp: Math.floor(Number(at) / 1000), body }
  const text = new TextEncoder().encode(webhookText(signed))
  const ed25519 = new Uint8Array(await crypto.subtle.sign('Ed25519', PAIR.privateKey, text))
  const signatures = [await signWithSecret(signed, SECRET), `v1a,${encodeBase64(ed25519)}`]
  const headers = {
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': signatures.join(' '),
  }
  return { body, headers, keys: SECRET, now: NOW }
}

test.each([
  ['its secret', { keys: SECRET }],
  ['a secret and the one before it', { keys: [FORMER, SECRET] }],
  ['the key of the service', { keys: PUBLIC_KEY, vendor: 'acme' }],
])('an event is believed by %s', async (_, by) => {
  expect(await verifyWebhook({ ...(await makeRequest()), ...by })).toEqual(EVENT)
})

test('a ping is told apart from events by its type', async () => {
  const ping = { type: 'ping', vendor: 'acme', day: '2026-11-22' }

  expect(await verifyWebhook(await makeRequest(ping))).toEqual(ping)
})

test('headers are read from the web\u2019s Headers, and from records in any case', async () => {
  const request = await makeRequest()
  const fields = Object.entries(request.headers)
  const upper = Object.fromEntries(fields.map(([name, value]) => [name.toUpperCase(), value]))

  expect(await verifyWebhook({ ...request, headers: new Headers(fields) })).toEqual(EVENT)
  expect(await verifyWebhook({ ...request, headers: upper })).toEqual(EVENT)
})

test.each<[string, Partial<WebhookRequest>, string]>([
  ['by another secret', { keys: FORMER }, 'wrong_signature'],
  ['by no key at all', { keys: [] }, 'wrong_signature'],
  ['with another body', { body: JSON.stringify(EVENT, null, 1) }, 'wrong_signature'],
  ['with a mistyped key', { keys: 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' }, 'unusable_key'],
  ['with a public key cut short', { keys: 'whpk_AAAA', vendor: 'acme' }, 'unusable_key'],
  ['by a public key for whatever vendor', { keys: PUBLIC_KEY }, 'vendor_missing'],
  ['about another vendor', { keys: PUBLIC_KEY, vendor: 'other' }, 'other_vendor'],
  ['five minutes later', { now: new Date(Number(NOW) + 300_001) }, 'too_old'],
  ['five minutes before', { now: new Date(Number(NOW) - 300_001) }, 'too_new'],
  ['under no header', { headers: new Headers() }, 'missing_header'],
])('a request is refused %s', async (_, changes, code) => {
  const verdict = verifyWebhook({ ...(await makeRequest()), ...changes })

  await expect(verdict).rejects.toMatchObject({ name: 'WebhookError', code })
})

test.each(['webhook-id', 'webhook-timestamp', 'webhook-signature'])(
  'a request without %s is refused',
  async (name) => {
    const request = await makeRequest()
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([field]) => field !== name),
    )

    await expect(verifyWebhook({ ...request, headers })).rejects.toMatchObject({
      code: 'missing_header',
    })
  },
)

test.each(['1e9', '-5', '1614265330.0', ' 1', 'soon'])(
  'a time written as %j is refused',
  async (time) => {
    const request = await makeRequest()
    const headers = { ...request.headers, 'webhook-timestamp': time }

    await expect(verifyWebhook({ ...request, headers })).rejects.toMatchObject({
      code: 'missing_header',
    })
  },
)

test.each([
  ['no JSON', 'hello'],
  ['no event', {}],
  ['an event that nobody knows', { ...EVENT, type: 'report.read' }],
  ['two types at once', JSON.stringify(EVENT).replace('{', '{"type":"ping",')],
])('%s is refused although it is signed', async (_, content) => {
  await expect(verifyWebhook(await makeRequest(content))).rejects.toMatchObject({
    code: 'malformed_event',
  })
})

test('the tolerance is the receiver\u2019s to choose', async () => {
  const request = { ...(await makeRequest()), now: new Date(Number(NOW) + 10_000) }

  expect(await verifyWebhook({ ...request, toleranceMs: 10_000 })).toEqual(EVENT)
  await expect(verifyWebhook({ ...request, toleranceMs: 9999 })).rejects.toMatchObject({
    code: 'too_old',
  })
})

test('what this package takes, the published standardwebhooks takes, and the other way round', async () => {
  const { body, headers } = await makeRequest(EVENT, new Date())
  const theirs = new Webhook(SECRET)
  const signedByThem = {
    'webhook-id': 'evt_acme_7',
    'webhook-timestamp': String(Math.floor(Number(NOW) / 1000)),
    'webhook-signature': theirs.sign('evt_acme_7', NOW, body),
  }

  expect(theirs.verify(body, Object.fromEntries(Object.entries(headers)))).toEqual(EVENT)
  expect(await verifyWebhook({ body, headers: signedByThem, keys: SECRET, now: NOW })).toEqual(
    EVENT,
  )
})
