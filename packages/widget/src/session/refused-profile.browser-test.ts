import { expect, test } from '../testing/browser-test.ts'
import { fakeService, toResponse } from '../testing/fake-service.ts'
import { makePlace } from '../testing/make-place.ts'
import { makeVendor, makeVendorKey, profileOf } from '../testing/make-vendor.ts'
import { troubleIn } from '../testing/trouble-in.ts'
import { placeOf } from './place-of.ts'
import { startReadingSession, startSession } from './session.ts'

const subtle = SubtleCrypto.prototype
const vendor = await makeVendor()
const signed = await vendor.sign()

/** What a form says to a profile answer; nothing may have been posted. */
async function refusalOf(profile: unknown, lowestSerial = 0): Promise<string> {
  const sent = fakeService({ profile: () => profile })
  const trouble = await troubleIn(startSession(makePlace(vendor, lowestSerial)))
  expect(sent.map(({ method }) => method)).not.to.include('POST')
  return trouble
}

test('G-02 another key with the same user id is refused', async () => {
  const other = await makeVendor()

  expect(await refusalOf(await other.sign())).to.equal('profile_other_key')
})

test('G-02 the pinned key beside a signature of another is refused', async () => {
  const other = await makeVendorKey()
  const attacker = await makeVendor()
  const text = JSON.stringify(profileOf(vendor.key, { recipients: [other] }))
  const { signature } = await attacker.sign()

  expect(await refusalOf({ profile: text, signature })).to.equal('profile_unsigned')
})

test('G-02 a changed policy text or an added recipient breaks the signature', async () => {
  const worded = signed.profile.replace('Redact personal data.', 'Please mail it to evil@evil.')
  const added = JSON.stringify(profileOf(vendor.key, { recipients: [await makeVendorKey()] }))

  expect(await refusalOf({ ...signed, profile: worded })).to.equal('profile_unsigned')
  expect(await refusalOf({ ...signed, profile: added })).to.equal('profile_unsigned')
})

test('G-02 another vendor\u2019s profile is refused even if the same key signed it', async () => {
  expect(await refusalOf(await vendor.sign({ vendor: 'other' }))).to.equal('profile_other_vendor')
})

test('G-02 a serial below the pinned one is refused', async () => {
  expect(await refusalOf(signed, 6)).to.equal('profile_stale_serial')
})

test('G-02 a serial below one that was seen before is refused', async () => {
  fakeService({ profile: () => signed })
  await startSession(makePlace(vendor))
  const older = await vendor.sign({ serial: 4 })
  const { service, slug, fingerprint } = { ...makePlace(vendor), ...vendor }

  const place = placeOf({ service, vendor: slug, fingerprint, serial: '' })

  fakeService({ profile: () => older })
  expect(await troubleIn(startSession(place))).to.equal('profile_stale_serial')
})

test('an expired profile is refused for sealing and good enough for reading', async () => {
  const expired = await vendor.sign({ expires: '2026-01-01T00:00:00.000Z' })

  expect(await refusalOf(expired)).to.equal('profile_expired')
  fakeService({ profile: () => expired })
  expect((await startReadingSession(makePlace(vendor))).profile.profile.serial).to.equal(5)
})

test('a profile for a newer form is refused by that name', async () => {
  expect(await refusalOf(await vendor.sign({ format: 2 }))).to.equal('profile_too_new')
})

test('a device whose clock is far off is told so', async () => {
  const expired = await vendor.sign({ expires: '2026-01-01T00:00:00.000Z' })
  const earlier = { Date: 'Thu, 01 Jan 2015 00:00:00 GMT' }

  expect(await refusalOf(toResponse(expired, 200, earlier))).to.equal('clock_wrong')
})

test('a browser without Curve25519 is named, instead of finding every signature wrong', async () => {
  const { generateKey } = subtle
  const refuse = () => Promise.reject(new Error('not supported'))
  Reflect.set(subtle, 'generateKey', refuse)

  const trouble = await refusalOf(signed).finally(() => {
    subtle.generateKey = generateKey
  })

  expect(trouble).to.equal('browser_too_old')
})

test('answers that are no profile are named', async () => {
  const html = new Response('<h1>Hello</h1>', { headers: { 'Content-Type': 'text/html' } })
  const huge = toResponse({ profile: 'x'.repeat(30_000_000) }, 200)

  expect(await refusalOf(html)).to.equal('answer_not_json')
  expect(await refusalOf(huge)).to.equal('answer_too_large')
  expect(await refusalOf({ profile: 7 })).to.equal('answer_malformed')
  expect(await refusalOf({ ...signed, profile: '{}' })).to.equal('profile_malformed')
})

test('a page that the vendor has not allowed is told so before anything is asked', async () => {
  const refused = toResponse({ code: 'origin_not_allowed' }, 403)

  expect(await refusalOf(refused)).to.equal('origin_not_allowed')
})
