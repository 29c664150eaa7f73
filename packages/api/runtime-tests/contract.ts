import { describe, expect, test } from 'vitest'
import {
  Case,
  CreatedVendor,
  decodeBase64,
  fillPath,
  OPERATIONS,
  type OperationId,
  ProfilePublished,
  ReportPage,
  type Submission,
  SubmissionAccepted,
} from '@sealpost/protocol'
import { makeSignedProfile } from '../src/testing/make-profile.ts'
import { makeSubmission } from '../src/testing/make-submission.ts'
import { makeChangeId } from '../src/testing/make-test-app.ts'

/** A running service: `fetch` bound to its address, and what makes vendors. */
export type Service = {
  send: (path: string, init: RequestInit) => Promise<Response>
  operatorToken: string
}

const MS_PER_DAY = 86_400_000

/** What every shape of the service does alike, told through its API alone. */
export function describeContract(shape: string, getService: () => Service): void {
  describe(shape, () => {
    test('a report is stored, listed, changed and followed, byte for byte', async () => {
      const { call, vendor } = await givenVendor(getService())
      const { submission, token } = await makeSubmission(vendor.profileHash)
      const { reportId } = submission
      const as = { token: vendor.apiKey, params: { reportId } }

      const accepted = await call('submitReport', { ...vendor, body: submission })
      const list = ReportPage.parse(await (await call('listReports', as)).json())
      const etag = (await call('getReport', as)).headers.get('etag') ?? ''
      const change = { changeId: makeChangeId(), change: { status: 'acknowledged' } }
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
      const { submission } = await makeSubmission(vendor.profileHash)
      const other: Submission = { ...submission, urgent: true }

      const answers = [
        await call('submitReport', { ...vendor, body: submission }),
        await call('submitReport', { ...vendor, body: submission }),
        await call('submitReport', { ...vendor, body: other }),
      ]

      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 409])
      const [first, second] = await Promise.all(answers.slice(0, 2).map(readAccepted))
      expect(second).toEqual(first)
    })

    test('of equal submissions at once, one is stored and all are answered alike', async () => {
      const { call, vendor } = await givenVendor(getService())
      const { submission } = await makeSubmission(vendor.profileHash)

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
      const { submission } = await makeSubmission(vendor.profileHash)
      await call('submitReport', { ...vendor, body: submission })
      const as = { token: vendor.apiKey, params: { reportId: submission.reportId } }
      const ifMatch = (await call('getReport', as)).headers.get('etag') ?? ''
      const change = (status: string) => ({ changeId: makeChangeId(), change: { status } })

      const answers = await Promise.all([
        call('updateReport', { ...as, ifMatch, body: change('acknowledged') }),
        call('updateReport', { ...as, ifMatch, body: change('needs_detail_of_nothing') }),
        call('updateReport', { ...as, ifMatch, body: change('acknowledged') }),
      ])

      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400, 412])
    })
  })
}

type Vendor = { params: { vendor: string }; apiKey: string; profileHash: Submission['profileHash'] }

type Call = {
  params?: Record<string, string>
  token?: string
  ifMatch?: string
  body?: object
}

/** A vendor of its own for a test, with a published profile. */
export async function givenVendor(service: Service) {
  const call = (id: OperationId, input: Call) => send(service, id, input)
  const slug = `acme-${crypto.randomUUID().slice(0, 8)}`
  const made = await call('createVendor', { token: service.operatorToken, body: { vendor: slug } })
  const { apiKey } = CreatedVendor.parse(await made.json())
  const expires = new Date(Date.now() + 30 * MS_PER_DAY).toISOString()
  const body = makeSignedProfile({ vendor: slug, expires })
  const published = await call('putProfile', { token: apiKey.secret, body })
  const { hash } = ProfilePublished.parse(await published.json())
  const vendor: Vendor = { params: { vendor: slug }, apiKey: apiKey.secret, profileHash: hash }
  return { call, vendor }
}

function send(service: Service, id: OperationId, { params, token, ifMatch, body }: Call) {
  const { method, path } = OPERATIONS[id]
  return service.send(fillPath(path, params), {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(ifMatch && { 'If-Match': ifMatch }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
}

async function readAccepted(answer: Response): Promise<SubmissionAccepted> {
  return SubmissionAccepted.parse(await answer.json())
}

async function readReference(answer: Response): Promise<string> {
  return (await readAccepted(answer)).reference
}
