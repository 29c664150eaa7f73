import { expect, test } from 'vitest'
import { ApiKeyId, ApiKeyPage, CreatedApiKey, VendorSlug } from '@sealpost/protocol'
import { apiKeys } from '../storage/vendor-schema.ts'
import { makeTestApp, type TestApp, type TestVendor } from '../testing/make-test-app.ts'
import { deleteApiKey } from './delete-api-key.ts'

test('a key\u2019s secret is in the answer that made it and nowhere else', async () => {
  const { app, vendor } = await givenVendor()

  const { secret } = await app.givenKey(vendor, ['reports:read'])

  expect(secret).toMatch(/^sealpost_[A-Za-z0-9_-]{43}$/)
  const listed = await app.call('listApiKeys', { token: vendor.key })
  const rows = await app.deps.db.select().from(apiKeys)
  expect(await listed.text()).not.toContain(secret)
  expect(JSON.stringify(rows)).not.toContain(secret.slice('sealpost_'.length))
})

test('a revoked key is refused at once', async () => {
  const { app, vendor } = await givenVendor()
  const { id, secret } = await app.givenKey(vendor, ['reports:read'])
  expect((await app.call('listReports', { token: secret })).status).toBe(200)

  await revoke(app, vendor, id)

  expect((await app.call('listReports', { token: secret })).status).toBe(401)
})

test('of two keys that can manage keys, revoked at once, one stays', async () => {
  const { app, vendor } = await givenVendor()
  const { id } = await app.givenKey(vendor, ['keys:manage'])

  const outcomes = await Promise.allSettled(
    [id, ApiKeyId.parse(vendor.keyId)].map((apiKeyId) =>
      deleteApiKey(app.deps, VendorSlug.parse(vendor.slug), { apiKeyId }),
    ),
  )

  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await app.deps.db.$count(apiKeys)).toBe(1)
})

test('keys that cannot manage keys may all go', async () => {
  const { app, vendor } = await givenVendor()
  const { id } = await app.givenKey(vendor, ['reports:read'])

  expect((await revoke(app, vendor, id)).status).toBe(204)
})

test('a scope that is asked for twice is given once', async () => {
  const { app, vendor } = await givenVendor()
  const body = { label: 'Twice', scopes: ['reports:read', 'reports:read'] }

  const answer = await app.call('createApiKey', { token: vendor.key, body })

  expect(CreatedApiKey.parse(await answer.json()).scopes).toEqual(['reports:read'])
})

test('keys are listed newest first, page by page', async () => {
  const { app, vendor } = await givenVendor()
  app.clock.now += 1000
  const { id } = await app.givenKey(vendor, ['reports:read'])

  const list = async (query: Record<string, string>) => {
    const answer = await app.call('listApiKeys', { token: vendor.key, query })
    return ApiKeyPage.parse(await answer.json())
  }
  const first = await list({ limit: '1' })
  const second = await list({ limit: '1', cursor: first.nextCursor ?? '' })

  expect([first, second].flatMap((page) => page.items.map((key) => key.id))).toEqual([
    id,
    vendor.keyId,
  ])
})

async function givenVendor() {
  const app = await makeTestApp()
  return { app, vendor: await app.givenVendor() }
}

function revoke(app: TestApp, vendor: TestVendor, apiKeyId: string) {
  return app.call('deleteApiKey', { token: vendor.key, params: { apiKeyId } })
}
