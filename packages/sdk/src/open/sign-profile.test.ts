import { expect, test } from 'vitest'
import { parseProfile } from '@sealpost/protocol'
import { generateVendorKey } from '@sealpost/protocol/envelope'
import { ACME, makeDraft, VENDOR_KEY, verifyOwn } from '../testing/make-vendor.ts'
import { type ProfileDraft, signProfile } from './sign-profile.ts'

const { certificate: own } = VENDOR_KEY
const colleague = (await generateVendorKey({ name: 'Colleague' }, new Date())).certificate
const DAY_MS = 24 * 60 * 60 * 1000

test('a signed profile is believed by forms that pin the key', async () => {
  const signed = await signProfile(makeDraft(), VENDOR_KEY)

  const { profile } = await verifyOwn(signed)

  expect(profile.policy).toEqual(ACME)
  expect(profile.signers).toEqual([own.fingerprint])
})

test('a profile lasts 90 days unless it says otherwise', async () => {
  const now = new Date()

  const { profile: text } = await signProfile(makeDraft(), VENDOR_KEY, now)

  expect(Date.parse(parseProfile(text).expires) - now.getTime()).toBe(90 * DAY_MS)
})

test('every channel is sealed to every certificate unless the draft chooses', async () => {
  const recipients = { incident: [colleague.fingerprint] }
  const draft = makeDraft({ certificates: [colleague], recipients })

  const { recipients: verified } = await verifyOwn(await signProfile(draft, VENDOR_KEY))

  const fingerprints = [...verified.values()].map((all) => all.map((one) => one.fingerprint))
  expect(fingerprints).toEqual([[own.fingerprint, colleague.fingerprint], [colleague.fingerprint]])
})

test.each<[string, Partial<ProfileDraft>, string]>([
  ['a policy with a mistyped key', { policy: { ...ACME, safeHarbor: 1 } }, '/safeHarbor'],
  ['an origin with a path', { origins: ['https://acme.example/report'] }, 'origins.0'],
  ['a vendor name in capitals', { vendor: 'ACME' }, '`vendor` must be'],
  ['a serial below 1', { serial: 0 }, 'serial'],
  ['a life of a year', { expiresInDays: 365 }, 'from 1 to 180'],
  ['recipients of no channel', { recipients: { sales: [] } }, 'sales'],
  ['a recipient without certificate', { recipients: { incident: ['ab'.repeat(20)] } }, 'abab'],
  ['a signer without certificate', { signers: ['cd'.repeat(20)] }, 'cdcd'],
])('%s is refused by name', async (_, changes, words) => {
  const signing = signProfile(makeDraft(changes), VENDOR_KEY)

  await expect(signing).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(signing).rejects.toThrow(words)
})
