import { expect, test } from 'vitest'
import { decodeBase64, ReportId } from '@sealpost/protocol'
import { generateCaseKey, generateVendorKey, openItem } from '@sealpost/protocol/envelope'
import { Sealpost } from '../client.ts'
import { collect } from '../testing/collect.ts'
import { makeKeyWithExpiredSubkey } from '../testing/make-gnupg.ts'
import { givenVendor, makeDraft, VENDOR, VENDOR_KEY, verifyOwn } from '../testing/make-vendor.ts'
import { startService } from '../testing/start-service.ts'
import { submitReport } from '../testing/submit-report.ts'
import { Desk } from './desk.ts'
import { openReport } from './open-report.ts'
import { signProfile } from './sign-profile.ts'

const codes = (findings: readonly { code: string }[]) => findings.map(({ code }) => code)

test('a report that a browser sent is listed, opened and found beyond doubt', async () => {
  const { url, client, profile, desk } = await givenVendor()
  const sent = await submitReport(url, profile)

  const [listed] = await collect(client.reports.list({ status: 'received' }))
  const opened = await desk.open(sent.reportId)

  expect(listed?.reference).toBe(sent.reference)
  expect(opened.findings).toEqual([])
  expect(opened.report.answers).toEqual(sent.report.body.answers)
  expect(opened.report.reporter.fingerprint).toBe(sent.caseKey.certificate.fingerprint)
  expect(opened.text).toBe(sent.text)
  expect(opened.signature.state).toBe('valid')
})

test('a signed update reaches the reporter, who can read it and see who signed it', async () => {
  const { url, profile, desk } = await givenVendor()
  const { reportId, readCase, caseKey } = await submitReport(url, profile)

  const note = 'Danke — we are on it.'
  const updated = await desk.update(reportId, { status: 'acknowledged' }, { note })

  expect(updated.status).toBe('acknowledged')
  const [entry] = (await readCase()).thread
  const sealed = decodeBase64(entry?.sealed?.sealed ?? '')
  const { item, text, signature } = await openItem(sealed, {
    key: caseKey,
    verifyWith: profile.signers,
  })
  expect(item.body).toEqual({ changeId: entry?.id, change: { status: 'acknowledged' }, note })
  expect(text).toContain(note)
  expect(signature).toMatchObject({ state: 'valid', signer: VENDOR_KEY.certificate.fingerprint })
})

test('the thread says of each change whether the vendor signed it or the service states it', async () => {
  const { url, client, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)

  await desk.update(reportId, { status: 'acknowledged' }, { note: 'Hello' })
  await client.reports.update(reportId, { exploited: true })
  await desk.update(reportId, { status: 'triaged', severity: 'high' })
  const { entries } = await desk.thread(reportId)

  expect(entries.map(({ vouched, said, findings }) => [vouched, said?.text, findings])).toEqual([
    ['signed', 'Hello', []],
    ['stated', undefined, []],
    ['signed', '', []],
  ])
})

test('a report that was changed after it was opened is not updated blindly', async () => {
  const { url, client, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)
  const opened = await desk.open(reportId)
  await client.reports.update(reportId, { status: 'acknowledged' })

  const change = { status: 'declined', declineReason: 'duplicate' } as const

  await expect(desk.update(opened, change, { ifRevision: undefined })).rejects.toMatchObject({
    code: 'stale_revision',
  })
  const { status } = await desk.update(opened, change, { retryOnStale: true })
  expect(status).toBe('declined')
})

test('of two colleagues who sign at once, both get through and the thread stays whole', async () => {
  const { url, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)

  await Promise.all([
    desk.update(reportId, { exploited: true }, { retryOnStale: true }),
    desk.update(reportId, { status: 'acknowledged' }, { retryOnStale: true }),
  ])
  const { entries } = await desk.thread(reportId)

  expect(entries.map(({ vouched }) => vouched)).toEqual(['signed', 'signed'])
})

test('an illegal move is refused with the moves that are open', async () => {
  const { url, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)

  const update = desk.update(reportId, { status: 'fixed' })

  await expect(update).rejects.toMatchObject({ code: 'illegal_move', status: 409 })
  await expect(update).rejects.toThrow('acknowledged')
})

test('a report whose facts differ from what the service states is opened, named and not answered', async () => {
  const { url, profile, desk } = await givenVendor()
  const reportId = ReportId.parse(crypto.randomUUID())
  const { readCase } = await submitReport(url, profile, { submission: { reportId, urgent: true } })

  const opened = await desk.open(reportId)

  expect(codes(opened.findings)).toEqual(['report_id', 'urgent'])
  const update = desk.update(opened, { status: 'acknowledged' })
  await expect(update).rejects.toMatchObject({ code: 'doubtful_report' })
  expect((await readCase()).thread).toEqual([])
})

test('a report that somebody else signed is named', async () => {
  const { url, profile, desk } = await givenVendor()
  const signer = await generateCaseKey(new Date())
  const { reportId } = await submitReport(url, profile, { signer })

  const { findings } = await desk.open(reportId)

  expect(codes(findings)).toContain('signature_unknown')
})

test('a profile that another key signed is named, and nothing counts as signed by it', async () => {
  const { url, client, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)
  await desk.update(reportId, { status: 'acknowledged' })
  const fingerprint = 'ab'.repeat(20)

  const other = new Desk({ client, key: VENDOR_KEY, vendor: VENDOR, fingerprint })
  const { findings, thread } = await other.open(reportId)

  expect(codes(findings)).toEqual(['profile_unverified'])
  expect(thread.entries.map(({ vouched }) => vouched)).toEqual(['refused'])
})

test('a report whose profile the service withholds is opened, and doubted', async () => {
  const { url, apiKey, profile } = await givenVendor()
  const { reportId } = await submitReport(url, profile)
  const withholding: typeof fetch = (input, init) =>
    fetch(input instanceof URL ? input.href.replace(profile.hash, 'ab'.repeat(32)) : input, init)
  const client = new Sealpost({ apiKey: apiKey.secret, baseUrl: url, fetch: withholding })

  const opened = await new Desk({ client, key: VENDOR_KEY, vendor: VENDOR }).open(reportId)

  expect(codes(opened.findings)).toEqual(['profile_unverified'])
  expect(opened.report.answers.impact).toBe('A rocket is gone.')
})

test('a report for another vendor is named, though the same key opens it', async () => {
  const { url, client, profile } = await givenVendor()
  const { reportId, ciphertextHash } = await submitReport(url, profile)

  const record = await client.reports.get(reportId)
  const sealed = await client.reports.sealed(reportId, { ciphertextHash })
  const opened = await openReport({ sealed, record, key: VENDOR_KEY, vendor: 'other' })

  expect(codes(opened.findings)).toEqual(['vendor'])
})

test('a key that the profile does not name cannot sign answers', async () => {
  const colleague = await generateVendorKey({ name: 'Colleague' }, new Date())
  const { url, client, profile } = await givenVendor({ certificates: [colleague.certificate] })
  const { reportId } = await submitReport(url, profile)
  const { fingerprint } = VENDOR_KEY.certificate
  const desk = new Desk({ client, key: colleague, vendor: VENDOR, fingerprint })

  const { findings } = await desk.open(reportId)
  const update = desk.update(reportId, { status: 'acknowledged' })

  expect(findings).toEqual([])
  await expect(update).rejects.toMatchObject({ code: 'not_a_signer' })
})

test('a colleague whom the profile names as signer answers for the vendor', async () => {
  const colleague = await generateVendorKey({ name: 'Colleague' }, new Date())
  const { url, client, profile } = await givenVendor({
    certificates: [colleague.certificate],
    signers: [colleague.certificate.fingerprint],
  })
  const { reportId } = await submitReport(url, profile)
  const { fingerprint } = VENDOR_KEY.certificate

  const desk = new Desk({ client, key: colleague, vendor: VENDOR, fingerprint })
  await desk.update(reportId, { status: 'acknowledged' })
  const { entries } = await desk.thread(reportId)

  expect(entries.map(({ vouched }) => vouched)).toEqual(['signed'])
})

test('a key that is no recipient opens nothing, and a wrong API key says so', async () => {
  const { url, client, profile } = await givenVendor()
  const { reportId } = await submitReport(url, profile)
  const key = await generateVendorKey({ name: 'Stranger' }, new Date())

  const stranger = new Desk({ client, key, vendor: VENDOR })
  const nobody = new Sealpost({ apiKey: `sealpost_${'A'.repeat(43)}`, baseUrl: url })

  await expect(stranger.open(reportId)).rejects.toMatchObject({ code: 'not_for_this_key' })
  await expect(nobody.reports.get(reportId)).rejects.toMatchObject({ code: 'wrong_credentials' })
})

test('a vendor whose newest encryption subkey has expired answers with the one its profile names', async () => {
  const key = await makeKeyWithExpiredSubkey()
  const { url, operator } = await startService()
  const { apiKey } = await operator.vendors.create(VENDOR)
  const client = new Sealpost({ apiKey: apiKey.secret, baseUrl: url })
  const signed = await signProfile(makeDraft(), key)
  await client.profile.put(signed)
  const { reportId } = await submitReport(url, await verifyOwn(signed, key))

  const desk = new Desk({ client, key, vendor: VENDOR })
  await desk.update(reportId, { status: 'acknowledged' })
  const { entries } = await desk.thread(reportId)

  expect(entries.map(({ vouched }) => vouched)).toEqual(['signed'])
})
