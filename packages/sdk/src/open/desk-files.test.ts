import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { generateCaseKey } from '@sealpost/protocol/envelope'
import { saveFiles } from '../node/save-files.ts'
import { makeBytes, makeFile } from '../testing/make-file.ts'
import { givenVendor } from '../testing/make-vendor.ts'
import { makeFolder } from '../testing/run-cli.ts'
import { submitReport } from '../testing/submit-report.ts'

/** A report to which its reporter adds a file later. */
async function givenEvidence(bytes: Uint8Array<ArrayBuffer>) {
  const vendor = await givenVendor()
  const reporter = await submitReport(vendor.url, vendor.profile)
  const recipients = [
    ...(vendor.profile.recipients.get(reporter.report.channel) ?? []),
    reporter.caseKey.certificate,
  ]
  const sealed = await makeFile(bytes, { recipients, name: 'capture.pcap', type: '' })
  await reporter.upload(sealed)
  const files = [{ ...sealed.file, stored: sealed.stored }]
  await reporter.say({ text: 'Here it is', files, answers: { evidence: [sealed.file.id] } })
  return { ...vendor, reporter, reportId: reporter.reportId, sealed }
}

test('twenty megabytes that a reporter adds later arrive on the vendor\u2019s disk byte by byte', async () => {
  const bytes = makeBytes(20 * 1024 * 1024)
  const { desk, reportId, sealed } = await givenEvidence(bytes)

  const report = await desk.open(reportId)
  const [saved] = await saveFiles(desk, { report, folder: await makeFolder() })

  expect(report.thread.findings).toEqual([])
  expect(report.thread.answers.evidence).toEqual([sealed.file.id])
  expect(saved).toMatchObject({ name: 'capture.pcap', from: 'reporter', size: bytes.length })
  expect(saved?.path).toMatch(/evidence-1\.pcap$/)
  expect(Buffer.compare(await readFile(saved?.path ?? ''), bytes)).toBe(0)
})

test('a file is read as a stream wherever there is no disk', async () => {
  const bytes = makeBytes(5000)
  const { desk, reportId, sealed } = await givenEvidence(bytes)

  const stream = await desk.openAttachment(reportId, sealed.file.id)

  expect(new Uint8Array(await new Response(stream).arrayBuffer())).toEqual(bytes)
})

test('a file of another report is not handed out under this one', async () => {
  const { desk, reportId } = await givenEvidence(makeBytes(10))
  const stranger = await makeFile(makeBytes(10), {
    recipients: [(await generateCaseKey(new Date())).certificate],
  })

  const opened = desk.openAttachment(reportId, stranger.file.id)

  await expect(opened).rejects.toMatchObject({ code: 'unknown_attachment' })
})
