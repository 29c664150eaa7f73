import { expect, test } from 'vitest'
import { decodeBase64, nextStatuses } from '@sealpost/protocol'
import { openItem } from '@sealpost/protocol/envelope'
import { ACME, givenVendor } from '../testing/make-vendor.ts'
import { sealReport, submitReport } from '../testing/submit-report.ts'

test('each verb at the desk says what it means, signed, with words for the reporter', async () => {
  const { url, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)

  await desk.acknowledge(reportId, { note: 'Thank you' })
  await desk.requestDetail(reportId, ['steps', 'logs'], { note: 'Which browser?' })
  await desk.triage(reportId, 'high', { note: 'Confirmed' })
  await desk.startFix(reportId)
  await desk.markFixed(reportId)
  await desk.disclose(reportId)
  const { entries } = await desk.thread(reportId)

  expect(entries.map(({ change, said, vouched }) => [change, said?.text, vouched])).toEqual([
    [{ status: 'acknowledged' }, 'Thank you', 'signed'],
    [{ status: 'needs_detail', missing: ['steps', 'logs'] }, 'Which browser?', 'signed'],
    [{ status: 'triaged', severity: 'high' }, 'Confirmed', 'signed'],
    [{ status: 'remediating' }, '', 'signed'],
    [{ status: 'fixed' }, '', 'signed'],
    [{ status: 'disclosed' }, '', 'signed'],
  ])
})

test('what is missing is named to the reporter in the words of the form, for gpg too', async () => {
  const [channel] = ACME.channels
  const label = { en: 'Build number', de: 'Build-Nummer' }
  const customFields = [{ id: 'x-build', kind: 'text', need: 'optional', step: 'you', label }]
  const policy = { ...ACME, channels: [{ ...channel, customFields }] }
  const { url, profile, desk } = await givenVendor({ policy })
  const { body } = (await sealReport(profile)).report
  const german = { item: { body: { ...body, language: 'de' } } }
  const { reportId, readCase, caseKey } = await submitReport(url, profile, german)

  await desk.acknowledge(reportId)
  await desk.requestDetail(reportId, ['steps', 'x-build'])

  const sealed = decodeBase64((await readCase()).thread.at(-1)?.sealed?.sealed ?? '')
  const { text } = await openItem(sealed, { key: caseKey, verifyWith: profile.signers })
  expect(text).toContain('Please add: steps, Build-Nummer')
})

test('the verbs need no private key at the client', async () => {
  const { url, client, profile } = await givenVendor()
  const { reportId } = await submitReport(url, profile)

  const declined = await client.reports.decline(reportId, 'duplicate')
  const taken = await client.reports.acknowledge(reportId)

  expect(declined).toMatchObject({ status: 'declined', declineReason: 'duplicate' })
  expect(taken).toMatchObject({ status: 'acknowledged', declineReason: null })
})

test('what is public before there is a fix or the window is over is refused by name', async () => {
  const { url, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)
  await desk.acknowledge(reportId)
  await desk.triage(reportId, 'low')

  await expect(desk.disclose(reportId)).rejects.toMatchObject({ code: 'early_disclosure' })
})

test('a verb that the table of moves forbids is refused with the moves that are open', async () => {
  const { url, profile, desk } = await givenVendor()
  const { reportId } = await submitReport(url, profile)

  const refused = desk.markFixed(reportId)

  await expect(refused).rejects.toMatchObject({ code: 'illegal_move' })
  for (const status of nextStatuses('received', 'vendor')) {
    await expect(refused).rejects.toThrow(status)
  }
})

test('each report carries the promises of the policy it was sent under, met as it moves', async () => {
  const promises = {
    acknowledge: { within: { businessDays: 2 } },
    triage: { within: { days: 5 } },
    update: { within: { days: 7 } },
  }
  const { url, client, profile, desk } = await givenVendor({ policy: { ...ACME, promises } })
  const { reportId } = await submitReport(url, profile)
  const states = async () => {
    const report = await client.reports.get(reportId)
    return report.promises.map(({ promise, state }) => `${promise} ${state}`).slice(0, 3)
  }

  const before = await states()
  await desk.acknowledge(reportId)
  await desk.requestDetail(reportId, ['logs'])
  const meanwhile = await states()
  await desk.triage(reportId, 'low')

  expect(before.slice(0, 2)).toEqual(['acknowledge running', 'triage running'])
  expect(meanwhile.slice(0, 2)).toEqual(['acknowledge met', 'triage paused'])
  expect(await states()).toEqual(['acknowledge met', 'triage met', 'update running'])
})

test('reports are found by what is due soon, and none is late that is not', async () => {
  const promises = { acknowledge: { within: { days: 2 } } }
  const policy = { ...ACME, promises, disclosure: {} }
  const { url, client, profile, desk } = await givenVendor({ policy })
  const [due, done] = [await submitReport(url, profile), await submitReport(url, profile)]
  await desk.acknowledge(done.reportId)
  const idsOf = async (filters: object) =>
    (await client.reports.list(filters)).items.map(({ reportId }) => reportId)

  expect(await idsOf({ dueWithinHours: 72 })).toEqual([due.reportId])
  expect(await idsOf({ dueWithinHours: 1 })).toEqual([])
  expect(await idsOf({ late: true })).toEqual([])
})
