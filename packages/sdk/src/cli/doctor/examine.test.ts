import { afterEach, expect, test, vi } from 'vitest'
import { Sealpost } from '../../client.ts'
import { givenPractice } from '../../testing/given-practice.ts'
import { makeExpiringCertificate } from '../../testing/make-gnupg.ts'
import { VENDOR, VENDOR_KEY } from '../../testing/make-vendor.ts'
import { startService } from '../../testing/start-service.ts'
import { examine } from './examine.ts'
import type { Patient } from './examined.ts'

afterEach(() => void vi.unstubAllGlobals())

const DAY_MS = 24 * 60 * 60 * 1000

test('a doctor finds events that an endpoint was never told of', async () => {
  const { client, settings, page, apiKey } = await givenPractice()
  const lost = {
    eventId: 7,
    type: 'key.expiring',
    reportId: null,
    state: 'given_up',
    attempts: 10,
    nextAttemptAt: null,
    lastAttemptAt: '2026-11-22T09:30:00.000Z',
    status: 503,
    fault: null,
  }
  // Ten attempts take three days: only the network can say so in a test.
  const send: typeof fetch = (input, init) =>
    new Request(input).url.includes('state=given_up')
      ? Promise.resolve(Response.json({ items: [lost], nextCursor: null }))
      : fetch(input, init)
  const later = new Sealpost({ apiKey, baseUrl: settings.service, fetch: send })

  const healthy = await examine({ ...patientOf(settings, page), client })
  const found = await examine({ ...patientOf(settings, page), client: later })

  expect(healthy).toEqual([])
  expect(found).toMatchObject([{ code: 'webhook_lost', severity: 'fault' }])
})

test('a doctor finds that no profile is published, and asks nothing more of anybody', async () => {
  const { url: service, operator } = await startService()
  const { apiKey } = await operator.vendors.create(VENDOR)
  const asked: string[] = []
  const send: typeof fetch = (input, init) => {
    asked.push(new URL(new Request(input).url).pathname)
    return fetch(input, init)
  }
  const client = new Sealpost({ apiKey: apiKey.secret, baseUrl: service, fetch: send })
  const { fingerprint } = VENDOR_KEY.certificate
  const patient = patientOf({ service, vendor: VENDOR, fingerprint }, 'https://acme.example/')

  const found = await examine({ ...patient, client, fetch: send })

  expect(found).toMatchObject([{ code: 'profile_missing', severity: 'fault' }])
  expect(asked).toEqual([`/v1/vendors/${VENDOR}/profile`])
})

test.each([
  ['no key at all', { proofKeys: [], webhookKeys: [] }],
  ['no key for webhooks', { webhookKeys: [] }],
])('a doctor finds a service with %s', async (_, keys) => {
  const { client, settings, page, apiKey } = await givenPractice()
  const facts = { ...(await client.service.get()), ...keys }
  // A service on Node makes its key by itself: only the network can say so in a test.
  const send: typeof fetch = (input, init) =>
    new Request(input).url.endsWith('/v1/service')
      ? Promise.resolve(Response.json(facts))
      : fetch(input, init)
  const keyless = new Sealpost({ apiKey, baseUrl: settings.service, fetch: send })

  const found = await examine({ ...patientOf(settings, page), client: keyless })

  expect(found).toMatchObject([{ code: 'service_without_key', severity: 'warning' }])
})

test('a doctor who may not look at webhooks says so, and looks at the rest', async () => {
  const { client, settings, page } = await givenPractice({ draft: () => ({ certificates: [] }) })
  const { secret } = await client.apiKeys.create({ label: 'CI', scopes: ['reports:read'] })
  const limited = new Sealpost({ apiKey: secret, baseUrl: settings.service })

  const found = await examine({ ...patientOf(settings, page), client: limited })

  expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['key_alone', 'not_allowed']))
})

test.each([
  [2, ['profile_refused', 'key_expired', 'security_txt_expired']],
  [200, ['profile_refused', 'key_expired', 'security_txt_expired']],
])('%i days later, a doctor finds what has expired since', async (days, codes) => {
  const plant = { draft: async () => ({ certificates: [await makeExpiringCertificate()] }) }
  const { client, settings, page } = await givenPractice(plant)
  const now = new Date(Date.now() + days * DAY_MS)

  const found = await examine({ ...patientOf(settings, page), client, now })

  expect([...new Set(found.map(({ code }) => code))]).toEqual(codes)
})

function patientOf({ service, vendor, fingerprint }: Patient['settings'], page: string) {
  const settings = { service, vendor, fingerprint }
  return { settings, site: null, pages: [new URL(page)], fetch, now: new Date() }
}
