import { expect, test } from 'vitest'
import type { Answers } from '@sealpost/protocol'
import { ACME, givenVendor, VENDOR } from '../testing/make-vendor.ts'
import { submitReport } from '../testing/submit-report.ts'
import type { ProfileDraft } from './sign-profile.ts'

const terms = { asked: 'now', minimumSeverity: 'medium', newFindingsOnly: true } as const
const WISH: Answers = { credit: 'handle', name: 'Ada Lovelace', handle: 'ada' }

async function givenFinding(answers: Answers, changes: Partial<ProfileDraft> = {}) {
  const vendor = await givenVendor({ policy: { ...ACME, credit: terms }, ...changes })
  const { profile, url } = vendor
  const acceptedRules = profile.profile.policy.rules.items.map(({ id }) => id)
  const body = { language: 'en', answers, acceptedRules }
  const sent = await submitReport(url, profile, { item: { body } })
  await vendor.desk.acknowledge(sent.reportId)
  await vendor.desk.triage(sent.reportId, 'high')
  const names = async () => (await vendor.client.credits.list(VENDOR).all()).map(({ name }) => name)
  return { ...vendor, ...sent, names }
}

test.each<[string, Answers, string]>([
  ['handle', WISH, 'ada'],
  ['name', { ...WISH, credit: 'name' }, 'Ada Lovelace'],
])('a reporter who chose it is thanked by %s, and by nothing else', async (_, wish, expected) => {
  const { desk, reportId, names } = await givenFinding(wish)

  const credit = await desk.credits.publish(reportId, { isNew: true, url: 'https://ada.example' })

  expect(credit).toMatchObject({ name: expected, url: 'https://ada.example' })
  expect(await names()).toEqual([expected])
})

test.each<[string, Answers]>([
  ['who wants none', { ...WISH, credit: 'none' }],
  ['who was silent about it', { name: 'Ada Lovelace', handle: 'ada' }],
  ['whose chosen name is empty', { ...WISH, handle: ' ' }],
])('a reporter %s is not thanked, and the service is not even asked', async (_, wish) => {
  const { desk, reportId, names } = await givenFinding(wish)

  const refused = desk.credits.publish(reportId, { isNew: true })

  await expect(refused).rejects.toMatchObject({ name: 'CreditError', code: 'no_consent' })
  expect(await names()).toEqual([])
})

test('a reporter who agreed later is thanked by the name they agreed to', async () => {
  const { desk, reportId, names } = await givenFinding({ ...WISH, credit: 'none' })

  await desk.credits.publish(reportId, { isNew: true, agreedName: 'A. L.' })

  expect(await names()).toEqual(['A. L.'])
})

test('what the vendor knew before earns no place where the policy says so', async () => {
  const { desk, reportId } = await givenFinding(WISH)

  const refused = desk.credits.publish(reportId, { isNew: false })

  await expect(refused).rejects.toMatchObject({ code: 'not_new' })
})

test('what is rated below the policy\u2019s minimum earns no place', async () => {
  const { desk, client, reportId } = await givenFinding(WISH)
  await client.reports.update(reportId, { severity: 'low' })

  const refused = desk.credits.publish(reportId, { isNew: true })

  await expect(refused).rejects.toMatchObject({ code: 'below_severity' })
})

test('a vendor whose policy gives no credit thanks nobody', async () => {
  const { credit: _, ...policy } = ACME
  const { desk, reportId } = await givenFinding(WISH, { policy })

  const refused = desk.credits.publish(reportId, { isNew: true })

  await expect(refused).rejects.toMatchObject({ code: 'no_credit' })
})

test('a credit that was removed is gone at once', async () => {
  const { desk, client, reportId, names } = await givenFinding(WISH)
  await desk.credits.publish(reportId, { isNew: true })

  await client.credits.remove(reportId)

  expect(await names()).toEqual([])
})

test('a reporter who takes the consent back is forgotten, and cannot be thanked again', async () => {
  const { desk, reportId, names, withdrawCredit } = await givenFinding(WISH)
  await desk.credits.publish(reportId, { isNew: true })

  await withdrawCredit()

  expect(await names()).toEqual([])
  const again = desk.credits.publish(reportId, { isNew: true })
  await expect(again).rejects.toMatchObject({ code: 'credit_withdrawn' })
})
