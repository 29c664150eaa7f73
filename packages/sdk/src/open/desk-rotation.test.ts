import { expect, test } from 'vitest'
import { generateVendorKey, signRotation } from '@sealpost/protocol/envelope'
import { Sealpost } from '../client.ts'
import { givenVendor, makeDraft, VENDOR, VENDOR_KEY } from '../testing/make-vendor.ts'
import { submitReport } from '../testing/submit-report.ts'
import { Desk } from './desk.ts'
import { signProfile } from './sign-profile.ts'

const next = await generateVendorKey({ name: 'Acme Rockets, later' }, new Date())
const day = new Date().toISOString().slice(0, 10)

/** A case from before the vendor replaced its key, and the desk of today. */
async function givenRotation({ isStated = true } = {}) {
  const vendor = await givenVendor()
  const reporter = await submitReport(vendor.url, vendor.profile)
  await vendor.desk.reply(reporter.reportId, { text: 'With the old key' })
  const successor = { vendor: VENDOR, to: next.certificate.fingerprint, day }
  const rotation = await signRotation(VENDOR_KEY, successor, new Date())
  const draft = makeDraft({ serviceUrl: vendor.url, serial: 2 })
  const stated = {
    rotations: [rotation],
    pastCertificates: [VENDOR_KEY.certificate.armored],
  }
  await vendor.client.profile.put(await signProfile({ ...draft, ...(isStated && stated) }, next))
  const client = new Sealpost({ apiKey: vendor.apiKey.secret, baseUrl: vendor.url })
  const desk = new Desk({ client, key: next, pastKeys: [VENDOR_KEY], vendor: VENDOR })
  return { desk, reporter, reportId: reporter.reportId }
}

test('with a new key, a case of old is read as before and answered', async () => {
  const { desk, reportId } = await givenRotation()

  const { findings } = await desk.open(reportId)
  await desk.reply(reportId, { text: 'With the new key' })
  const { entries } = await desk.thread(reportId)

  expect(findings).toEqual([])
  expect(entries.map(({ said, signer }) => [said?.text, signer])).toEqual([
    ['With the old key', VENDOR_KEY.certificate.fingerprint],
    ['With the new key', next.certificate.fingerprint],
  ])
})

test('G-15 a key that does not say who comes after it speaks for nobody any more', async () => {
  const { desk, reportId } = await givenRotation({ isStated: false })

  const { findings, thread } = await desk.open(reportId)

  expect(findings.map(({ code }) => code)).toEqual(['profile_unverified'])
  expect(thread.entries.map(({ vouched }) => vouched)).toEqual(['refused'])
})

test('a profile whose rotations do not lead to its key is not signed', async () => {
  const successor = { vendor: VENDOR, to: next.certificate.fingerprint, day }
  const rotation = await signRotation(VENDOR_KEY, successor, new Date())
  const forged = { ...rotation, day: '2020-01-01' }
  const pastCertificates = [VENDOR_KEY.certificate.armored]

  for (const draft of [
    { rotations: [forged], pastCertificates },
    { rotations: [rotation], pastCertificates: [] },
  ]) {
    const signed = signProfile(makeDraft(draft), next)
    await expect(signed).rejects.toMatchObject({ code: 'invalid_input' })
  }
})
