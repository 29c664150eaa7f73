import { expect, test } from 'vitest'
import { CreditPage, FeedPage, type Policy, ReportPage } from '@sealpost/protocol'
import { describeEvidence } from './evidence.ts'
import { givenVendor, makeWorkedSubmission, readAccepted, type Service } from './given-vendor.ts'
import { describeThread } from './thread.ts'

/** Promises with clocks that outlast every test. */
const POLICY: Partial<Policy> = {
  promises: { acknowledge: { within: { businessDays: 2 } }, triage: { within: { days: 9 } } },
  calendar: { timeZone: 'Europe/Oslo' },
}

/** What every shape of the service makes of a report that has come in. */
export function describeFollowUps(getService: () => Service): void {
  describeThread(getService)
  describePromises(getService)
  describeThanks(getService)
  describeEvidence(getService)
}

function describePromises(getService: () => Service): void {
  test('promises are dated, and reports listed by what is due', async () => {
    const { call, vendor } = await givenVendor(getService(), POLICY)
    const { submission } = await makeWorkedSubmission({ call, vendor })
    const accepted = await readAccepted(await call('submitReport', { ...vendor, body: submission }))
    const list = async (query: Record<string, string>) =>
      ReportPage.parse(await (await call('listReports', { token: vendor.apiKey, query })).json())

    const due = await list({ dueWithinHours: '99999' })
    const late = await list({ late: 'true' })

    expect(accepted.promises.map(({ promise }) => promise)).toEqual(['acknowledge', 'triage'])
    expect(due.items.map(({ promises }) => promises)).toEqual([accepted.promises])
    expect(late.items).toEqual([])
  })

  test('a report that is deleted is told of once, and its clocks have no alarm left', async () => {
    const { call, vendor } = await givenVendor(getService(), POLICY)
    const { submission } = await makeWorkedSubmission({ call, vendor })
    await call('submitReport', { ...vendor, body: submission })
    const named = { token: vendor.apiKey, params: { reportId: submission.reportId } }

    await call('deleteReport', named)
    await call('deleteReport', named)

    const { items } = FeedPage.parse(
      await (await call('listEvents', { token: vendor.apiKey })).json(),
    )
    expect(items.map(({ type }) => type)).toEqual(['report.received', 'report.deleted'])
  })
}

function describeThanks(getService: () => Service): void {
  test('thanks are given, told of, taken back for good, and outlive nothing', async () => {
    const { call, vendor } = await givenVendor(getService())
    const { submission, token } = await makeWorkedSubmission({ call, vendor })
    await call('submitReport', { ...vendor, body: submission })
    const named = { token: vendor.apiKey, params: { reportId: submission.reportId } }
    const thank = () => call('putCredit', { ...named, body: { name: 'Ada' } })
    const names = async () =>
      CreditPage.parse(await (await call('listCredits', vendor)).json()).items.map(
        ({ name }) => name,
      )

    const statuses = [(await thank()).status, (await thank()).status]
    const before = await names()
    statuses.push((await call('withdrawCredit', { ...vendor, token })).status)
    statuses.push((await thank()).status)

    expect(statuses).toEqual([200, 200, 204, 409])
    expect([before, await names()]).toEqual([['Ada'], []])
    const feed = FeedPage.parse(await (await call('listEvents', { token: vendor.apiKey })).json())
    expect(feed.items.map(({ id, type }) => `${id} ${type}`)).toEqual([
      '1 report.received',
      '2 credit.published',
      '3 credit.withdrawn',
    ])
  })

  test('the vendor has a page and a security.txt', async () => {
    const service = getService()
    const { vendor } = await givenVendor(service)
    const page = `/v/${vendor.params.vendor}`

    const answer = await service.send(page, {})
    const text = await service.send(`${page}/.well-known/security.txt`, {})

    expect([answer.status, text.status]).toEqual([200, 200])
    expect(await answer.text()).toContain('<sealpost-report ')
    expect(await text.text()).toMatch(/^Contact: http.*\nExpires: /)
    expect((await service.send('/v/nobody', {})).status).toBe(404)
  })
}
