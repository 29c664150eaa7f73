import { expect, test } from 'vitest'
import {
  Case,
  EntryAccepted,
  FeedPage,
  type Policy,
  ReportDetail,
  ReportPage,
} from '@sealpost/protocol'
import {
  firstOfReporter,
  firstOfVendor,
  makeSealedEntry,
} from '../src/testing/make-sealed-entry.ts'
import { makeEntryId } from '../src/testing/make-test-app.ts'
import { givenVendor, makeWorkedSubmission, readAccepted, type Service } from './given-vendor.ts'

const POLICY: Partial<Policy> = {
  disclosure: { window: { days: 90 } },
  calendar: { timeZone: 'Europe/Oslo' },
}

/** What every shape of the service makes of two sides that talk. */
export function describeThread(getService: () => Service): void {
  test('two sides that talk at the same moment are both heard, once each, byte for byte', async () => {
    const { fromVendor, fromReporter, read, readCase } = await givenTalk(getService())

    const answers = await Promise.all([
      fromVendor.send(),
      fromReporter.send(),
      fromVendor.send(),
      fromReporter.send(),
    ])

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const [said, heard] = await Promise.all([readRevision(answers[0]), readRevision(answers[1])])
    expect([said, heard].sort()).toEqual([2, 3])
    const { thread } = await read()
    expect(new Set(thread.map(({ sealed }) => sealed))).toEqual(
      new Set([fromVendor.entry, fromReporter.entry]),
    )
    expect((await readCase()).thread).toEqual(thread)
  })

  test('a message is answered, and a day agreed to that the clock then follows', async () => {
    const { fromReporter, accept, read, feed } = await givenTalk(getService())
    await fromReporter.send()

    const answer = await accept('2099-01-01')
    const stale = await accept('2099-01-02')

    expect([answer.status, stale.status]).toEqual([201, 409])
    const { promises, ...report } = await read()
    expect(report).toMatchObject({ agreedDate: '2099-01-01', revision: 3 })
    expect(promises).toMatchObject([{ promise: 'disclose', dueAt: '2099-01-01T23:00:00.000Z' }])
    expect(await feed()).toEqual(['report.received', 'message.received', 'report.changed'])
  })

  test('what is unread is counted, listed and marked on both sides', async () => {
    const { fromVendor, fromReporter, read, readCase, mark, unread } = await givenTalk(getService())
    await fromReporter.send()
    await fromVendor.send()
    const before = [(await read()).unread, (await unread()).length]

    const answers = [await mark('markReportRead', 3), await mark('markCaseRead', 3)]

    expect(answers.map(({ status }) => status)).toEqual([204, 204])
    expect([before, (await read()).unread, (await unread()).length]).toEqual([[2, 1], 0, 0])
    expect([(await read()).readRevision, (await readCase()).readRevision]).toEqual([3, 3])
  })
}

async function givenTalk(service: Service) {
  const { call, vendor } = await givenVendor(service, POLICY)
  const { profileHash } = vendor
  const { submission, token } = await makeWorkedSubmission({ call, vendor })
  const accepted = await readAccepted(await call('submitReport', { ...vendor, body: submission }))
  const { reportId } = submission
  const asVendor = { token: vendor.apiKey, params: { reportId } }
  const asReporter = { token, params: vendor.params }
  const { entry: question } = await firstOfVendor(vendor)
  const { entry: words, hash: previousHash } = await firstOfReporter(accepted, vendor)
  const message = { messageId: makeEntryId(), entry: question }
  const answer = { id: makeEntryId(), entry: words }
  return {
    fromVendor: {
      entry: question,
      send: () => call('sendMessage', { ...asVendor, body: message }),
    },
    fromReporter: {
      entry: words,
      send: () => call('addToCase', { ...asReporter, body: answer }),
    },
    accept: async (agreedDate: string) => {
      const { entry } = await makeSealedEntry({ sequence: 2, previousHash, profileHash })
      const body = { id: makeEntryId(), change: { agreedDate }, entry }
      return call('addToCase', { ...asReporter, body })
    },
    mark: (id: 'markReportRead' | 'markCaseRead', revision: number) =>
      call(id, { ...(id === 'markReportRead' ? asVendor : asReporter), body: { revision } }),
    read: async () => ReportDetail.parse(await (await call('getReport', asVendor)).json()),
    readCase: async () => Case.parse(await (await call('getCase', asReporter)).json()),
    unread: async () => {
      const list = await call('listReports', { ...asVendor, query: { unread: 'true' } })
      return ReportPage.parse(await list.json()).items
    },
    feed: async () =>
      FeedPage.parse(await (await call('listEvents', asVendor)).json()).items.map(
        ({ type }) => type,
      ),
  }
}

async function readRevision(answer: Response | undefined): Promise<number> {
  return EntryAccepted.parse(await answer?.json()).revision
}
