import { expect, test } from 'vitest'
import { sha256 } from '@sealpost/protocol'
import { makeDetail } from '../testing/make-record.ts'
import { makeDraft, VENDOR, VENDOR_KEY, verifyOwn } from '../testing/make-vendor.ts'
import { type ReporterOptions, sealReport } from '../testing/submit-report.ts'
import { openReport } from './open-report.ts'
import { signProfile } from './sign-profile.ts'

const profile = await verifyOwn(await signProfile(makeDraft(), VENDOR_KEY))
const now = new Date()
const DAY_MS = 24 * 60 * 60 * 1000

/** A sealed report and the truth about it, as an honest service states it. */
async function givenReport(options: ReporterOptions = {}) {
  const { sealed, report, caseKey } = await sealReport(profile, options)
  const record = makeDetail({
    reportId: report.reportId,
    profileHash: report.profileHash,
    ciphertextHash: await sha256(sealed),
    reporterKeyId: caseKey.certificate.encryptionKeyId,
    receivedAt: now.toISOString(),
  })
  const open = (changes: Record<string, unknown> = {}) =>
    openReport({
      sealed,
      key: VENDOR_KEY,
      vendor: VENDOR,
      record: makeDetail({ ...record, ...changes }),
      profile,
    })
  return { sealed, open }
}

const codes = async (opened: ReturnType<typeof openReport>) =>
  (await opened).findings.map(({ code }) => code)

test('an honest report from an honest service raises no doubt', async () => {
  const { open } = await givenReport()

  expect(await codes(open())).toEqual([])
})

test.each([
  ['another id', { reportId: crypto.randomUUID() }, 'report_id'],
  ['another channel', { channel: 'incident' }, 'channel'],
  ['another urgency', { urgent: true }, 'urgent'],
  ['another profile', { profileHash: 'ab'.repeat(32) }, 'profile_hash'],
  ['other sealed bytes', { ciphertextHash: 'ab'.repeat(32) }, 'ciphertext_hash'],
  ['another key of the reporter', { reporterKeyId: 'ab'.repeat(8) }, 'reporter_key'],
])('a service that states %s is contradicted', async (_, lie, code) => {
  const { open } = await givenReport()

  expect(await codes(open(lie))).toEqual([code])
})

test.each([
  ['a clock two days fast', { now: new Date(now.getTime() + 2 * DAY_MS) }, 'clock_skew'],
  ['software that nobody knows', { item: { bundle: 'curl/8.1' } }, 'bundle'],
])('a report from %s is opened with a note', async (_, options, code) => {
  const { open } = await givenReport(options)

  const { findings } = await open()

  expect(findings).toMatchObject([{ code, weight: 'note' }])
})

test('a clock one hour off is nothing to mention', async () => {
  const { open } = await givenReport({ now: new Date(now.getTime() - DAY_MS / 24) })

  expect(await codes(open())).toEqual([])
})

test('a report that came by mail is opened without a service', async () => {
  const { sealed } = await givenReport()

  const opened = await openReport({ sealed, key: VENDOR_KEY, vendor: VENDOR })

  expect(opened.findings).toEqual([])
  expect(opened.report.answers.impact).toBe('A rocket is gone.')
})

test('a report that was cut off or changed on the way is not opened', async () => {
  const { sealed } = await givenReport()
  const open = (bytes: Uint8Array<ArrayBuffer>) =>
    openReport({ sealed: bytes, key: VENDOR_KEY, vendor: VENDOR })
  const flipped = sealed.map((byte, at) => (at === sealed.length - 100 ? byte ^ 1 : byte))

  await expect(open(sealed.slice(0, -1))).rejects.toMatchObject({ code: 'damaged' })
  await expect(open(flipped)).rejects.toMatchObject({ code: 'damaged' })
})
