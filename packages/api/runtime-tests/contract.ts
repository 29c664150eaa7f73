import { describe, expect, test } from 'vitest'
import { Case, decodeBase64, ReportPage } from '@sealpost/protocol'
import { makeEntryId } from '../src/testing/make-test-app.ts'
import { describeFollowUps } from './follow-ups.ts'
import { givenVendor, makeWorkedSubmission, readAccepted, type Service } from './given-vendor.ts'

/** What every shape of the service does alike, told through its API alone. */
export function describeContract(shape: string, getService: () => Service): void {
  describe(shape, () => {
    test('a report is stored, listed, changed and followed, byte for byte', async () => {
      const { call, vendor } = await givenVendor(getService())
      const { submission, token } = await makeWorkedSubmission({ call, vendor })
      const { reportId } = submission
      const as = { token: vendor.apiKey, params: { reportId } }

      const accepted = await call('submitReport', { ...vendor, body: submission })
      const list = ReportPage.parse(await (await call('listReports', as)).json())
      const etag = (await call('getReport', as)).headers.get('etag') ?? ''
      const change = { changeId: makeEntryId(), change: { status: 'acknowledged' } }
      const changed = await call('updateReport', { ...as, body: change, ifMatch: etag })
      const sealed = await (await call('getSealedReport', as)).arrayBuffer()
      const standing = Case.parse(await (await call('getCase', { ...vendor, token })).json())

      expect([accepted.status, changed.status]).toEqual([201, 200])
      expect(list.items.map((item) => item.reportId)).toEqual([reportId])
      expect(new Uint8Array(sealed)).toEqual(decodeBase64(submission.sealed))
      expect(standing).toMatchObject({ status: 'acknowledged', sealed: submission.sealed })
      expect(standing.wrappedState).toBe(submission.wrappedState)
    })

    test('a submission that is repeated gets its first answer, another one under its id a 409', async () => {
      const { call, vendor } = await givenVendor(getService())
      const { submission } = await makeWorkedSubmission({ call, vendor })

      const answers = [
        await call('submitReport', { ...vendor, body: submission }),
        await call('submitReport', { ...vendor, body: submission }),
        await call('submitReport', { ...vendor, body: { ...submission, urgent: true } }),
      ]

      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 409])
      const [first, second] = await Promise.all(answers.slice(0, 2).map(readAccepted))
      expect(second).toEqual(first)
    })

    test('of equal submissions at once, one is stored and all are answered alike', async () => {
      const { call, vendor } = await givenVendor(getService())
      const { submission } = await makeWorkedSubmission({ call, vendor })

      const answers = await Promise.all(
        Array.from({ length: 10 }, () => call('submitReport', { ...vendor, body: submission })),
      )
      const references = new Set(await Promise.all(answers.map(readReference)))
      const list = await call('listReports', { token: vendor.apiKey })

      expect(references.size).toBe(1)
      expect(ReportPage.parse(await list.json()).items).toHaveLength(1)
    })

    test('of two changes of one revision, one is made and the other is stale', async () => {
      const { call, vendor } = await givenVendor(getService())
      const { submission } = await makeWorkedSubmission({ call, vendor })
      await call('submitReport', { ...vendor, body: submission })
      const as = { token: vendor.apiKey, params: { reportId: submission.reportId } }
      const ifMatch = (await call('getReport', as)).headers.get('etag') ?? ''
      const change = (status: string) => ({ changeId: makeEntryId(), change: { status } })

      const answers = await Promise.all([
        call('updateReport', { ...as, ifMatch, body: change('acknowledged') }),
        call('updateReport', { ...as, ifMatch, body: change('needs_detail_of_nothing') }),
        call('updateReport', { ...as, ifMatch, body: change('acknowledged') }),
      ])

      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400, 412])
    })

    describeFollowUps(getService)
  })
}

async function readReference(answer: Response): Promise<string> {
  return (await readAccepted(answer)).reference
}
