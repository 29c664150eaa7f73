import { expect, test } from 'vitest'
import { Problem, SignedProfile, sha256, VendorPage } from '@sealpost/protocol'
import { profiles } from '../storage/vendor-schema.ts'
import { makeProfile, makeSignedProfile } from '../testing/make-profile.ts'
import {
  makeTestApp,
  OPERATOR_TOKEN,
  type TestApp,
  type TestVendor,
} from '../testing/make-test-app.ts'

test('a published profile is fetched as it was signed, to the byte, under its hash', async () => {
  const { app, vendor } = await givenVendor()
  const signed = makeSignedProfile({ vendor: 'acme', serial: 2 })
  const spaced = { ...signed, profile: `${signed.profile}\n ` }

  await put(app, vendor, spaced)
  const answer = await app.call('getProfile', { params: { vendor: 'acme' } })

  expect(await answer.json()).toEqual(spaced)
  expect(answer.headers.get('etag')).toBe(`"${await sha256(spaced.profile)}"`)
})

test('whoever has the current profile gets no second copy', async () => {
  const { app, vendor } = await givenVendor()
  const etag = `"${vendor.profileHash}"`
  const get = (known: string) =>
    app.call('getProfile', { params: { vendor: 'acme' }, headers: { 'If-None-Match': known } })

  expect((await get(etag)).status).toBe(304)
  expect((await get(`"old", W/${etag}`)).status).toBe(304)
  expect((await get('"old"')).status).toBe(200)
})

test('every earlier profile stays readable', async () => {
  const { app, vendor } = await givenVendor()
  await put(app, vendor, makeSignedProfile({ vendor: 'acme', serial: 2 }))

  const params = { vendor: 'acme', hash: vendor.profileHash }
  const answer = await app.call('getProfileVersion', { params })

  expect(SignedProfile.parse(await answer.json())).toEqual(makeSignedProfile({ vendor: 'acme' }))
})

test('publishing the current profile again changes nothing', async () => {
  const { app, vendor } = await givenVendor()

  const again = await put(app, vendor, makeSignedProfile({ vendor: 'acme' }))

  expect(again.status).toBe(200)
  expect(await app.deps.db.$count(profiles)).toBe(1)
})

test('of profiles pushed at once with one serial, one is published', async () => {
  const { app, vendor } = await givenVendor()

  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      put(
        app,
        vendor,
        makeSignedProfile({ vendor: 'acme', serial: 2, origins: [`https://${at}.example`] }),
      ),
    ),
  )

  expect(answers.map((answer) => answer.status).sort()).toEqual([
    200,
    ...Array<number>(9).fill(409),
  ])
})

test('an earlier profile does not come back', async () => {
  const { app, vendor } = await givenVendor()
  await put(app, vendor, makeSignedProfile({ vendor: 'acme', serial: 2 }))

  const answer = await put(app, vendor, makeSignedProfile({ vendor: 'acme', serial: 1 }))

  expect(await answer.json()).toMatchObject({ code: 'stale_serial' })
})

test.for([
  ['is another vendor\u2019s', { vendor: 'other' }, 'vendor: must be acme'],
  ['has expired', { expires: '2026-01-01T00:00:00Z' }, 'expires: has passed'],
  [
    'lasts longer than 180 days',
    { expires: '2026-06-30T00:00:01Z' },
    'expires: must be at most 180 days ahead',
  ],
] as const)('a profile that %s is refused and the answer says so', async ([, changed, detail]) => {
  const { app, vendor } = await givenVendor()

  const profile = makeSignedProfile({ vendor: 'acme', serial: 2, ...changed })
  const answer = await put(app, vendor, profile)

  expect(await answer.json()).toMatchObject({ code: 'unusable_profile', detail })
})

test('a profile may last 180 days to the second', async () => {
  const { app, vendor } = await givenVendor()

  const expires = '2026-06-30T00:00:00Z'
  const answer = await put(app, vendor, makeSignedProfile({ vendor: 'acme', serial: 2, expires }))

  expect(answer.status).toBe(200)
})

test.for([
  ['is no JSON', 'not JSON', 'not JSON'],
  ['is newer than this service', JSON.stringify({ format: 2 }), 'format: higher than 1'],
  ['lacks its parts', JSON.stringify({ format: 1 }), 'vendor'],
  [
    'contradicts itself',
    JSON.stringify({ ...makeProfile({ vendor: 'acme', serial: 2 }), channels: [] }),
    'channels',
  ],
] as const)('a profile that %s is refused by what is wrong', async ([, profile, detail]) => {
  const { app, vendor } = await givenVendor()

  const answer = await put(app, vendor, { profile, signature: 'bm90aGluZw==' })

  const problem = Problem.parse(await answer.json())
  expect(problem.code).toBe('unusable_profile')
  expect(problem.detail).toContain(detail)
})

test('the operator sees each vendor with its current serial, newest vendor first', async () => {
  const { app, vendor } = await givenVendor()
  await put(app, vendor, makeSignedProfile({ vendor: 'acme', serial: 7 }))
  app.clock.now += 1000
  await app.call('createVendor', { token: OPERATOR_TOKEN, body: { vendor: 'bare' } })

  const answer = await app.call('listVendors', { token: OPERATOR_TOKEN, query: { limit: '1' } })
  const first = VendorPage.parse(await answer.json())
  const query = { limit: '1', cursor: first.nextCursor ?? '' }
  const next = await app.call('listVendors', { token: OPERATOR_TOKEN, query })

  expect(first.items).toMatchObject([{ vendor: 'bare', profileSerial: null }])
  expect(await next.json()).toMatchObject({
    items: [{ vendor: 'acme', profileSerial: 7, profileExpiresAt: '2026-05-01T00:00:00.000Z' }],
    nextCursor: null,
  })
})

async function givenVendor() {
  const app = await makeTestApp()
  return { app, vendor: await app.givenVendor() }
}

function put(app: TestApp, vendor: TestVendor, body: SignedProfile) {
  return app.call('putProfile', { token: vendor.key, body })
}
