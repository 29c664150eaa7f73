import { expect, test } from 'vitest'
import { encodeBase64, KeyId, type Submission, SubmissionAccepted } from '@sealpost/protocol'
import { reports, sealedReports } from '../storage/schema.ts'
import { RECIPIENTS } from '../testing/make-profile.ts'
import { makeSealedText } from '../testing/make-sealed.ts'
import { makeSubmission, REPORTER_KEY_ID } from '../testing/make-submission.ts'
import { makeTestApp, type TestApp, type TestVendor } from '../testing/make-test-app.ts'

test('G-05 of a hundred equal submissions at once, one is stored and all are answered alike', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const { submission } = await makeSubmission(vendor.profileHash)

  const answers = await Promise.all(
    Array.from({ length: 100 }, () => submit(app, vendor, submission)),
  )

  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([201]))
  expect(new Set(bodies).size).toBe(1)
  expect(await app.deps.db.$count(reports)).toBe(1)
  expect(await app.deps.db.$count(sealedReports)).toBe(1)
})

test('of different submissions with one id at once, one is stored and the others are refused', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const { submission } = await makeSubmission(vendor.profileHash)
  const others = await Promise.all(
    Array.from({ length: 9 }, () =>
      makeSubmission(vendor.profileHash, { reportId: submission.reportId }),
    ),
  )

  const answers = await Promise.all(
    [{ submission }, ...others].map((each) => submit(app, vendor, each.submission)),
  )

  expect(answers.map((answer) => answer.status).sort()).toEqual([
    201,
    ...Array<number>(9).fill(409),
  ])
  expect(await app.deps.db.$count(sealedReports)).toBe(1)
})

test('what is stored is exactly what was sent', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const { reportId, submission } = await app.givenReport(vendor)

  const answer = await app.call('getSealedReport', { params: { reportId }, token: vendor.key })

  expect(encodeBase64(new Uint8Array(await answer.arrayBuffer()))).toBe(submission.sealed)
})

test('a repeated submission is answered alike after its profile expired', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const { submission, receivedAt, reference } = await app.givenReport(vendor)
  app.clock.now = Date.parse('2027-01-01T00:00:00Z')

  const again = await submit(app, vendor, submission)

  expect(again.status).toBe(201)
  expect(await again.json()).toMatchObject({ receivedAt, reference })
})

test('a repeated submission is answered alike after the report was deleted', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const { submission, reference, reportId } = await app.givenReport(vendor)
  await app.call('deleteReport', { params: { reportId }, token: vendor.key })

  const again = await submit(app, vendor, submission)

  expect(SubmissionAccepted.parse(await again.json()).reference).toBe(reference)
  expect(await app.deps.db.$count(sealedReports)).toBe(0)
})

test.for<(keyof Submission)[]>([
  ['urgent'],
  ['tokenHash'],
  ['reporterKeyId', 'sealed'],
  ['wrappedState'],
  ['sealed'],
])('the same id with another %s is a conflict', async (fields) => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const { submission } = await app.givenReport(vendor)
  const reporterKeyId = KeyId.parse('fedcba9876543210')
  const sealed = makeSealedText({ keyIds: [...RECIPIENTS, reporterKeyId] })
  const another = { urgent: true, reporterKeyId, sealed }
  const { submission: fresh } = await makeSubmission(vendor.profileHash, another)

  const changed = Object.fromEntries(fields.map((field) => [field, fresh[field]]))
  const answer = await submit(app, vendor, { ...submission, ...changed })

  expect(answer.status).toBe(409)
  expect(await answer.json()).toMatchObject({ code: 'report_conflict' })
})

test.for([
  ['never', true],
  ['always', false],
] as const)(
  'where a channel %s bears the mark of urgency, another is refused',
  async ([urgency, urgent]) => {
    const app = await makeTestApp()
    const channel = { id: 'vulnerability', label: 'Vulnerability', urgency, fields: {} }
    const vendor = await app.givenVendor('acme', { policy: { channels: [channel] } })

    const refused = await submit(app, vendor, await freshSubmission(vendor, { urgent }))
    const taken = await submit(app, vendor, await freshSubmission(vendor, { urgent: !urgent }))

    expect(await refused.json()).toMatchObject({
      code: 'invalid_request',
      errors: [
        { path: '/urgent', message: `must be ${!urgent}: so the policy says of the channel` },
      ],
    })
    expect(taken.status).toBe(201)
  },
)

test('a receipt belongs to one report of a vendor', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const { submission } = await app.givenReport(vendor)
  const { tokenHash } = submission

  const answer = await submit(app, vendor, await freshSubmission(vendor, { tokenHash }))

  expect(await answer.json()).toMatchObject({ code: 'report_conflict' })
  expect(await app.deps.db.$count(reports)).toBe(1)
})

test('a report sealed under an earlier profile is accepted until that expires', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  await app.givenProfile(vendor.key, { vendor: vendor.slug, serial: 2 })

  const answer = await submit(app, vendor, await freshSubmission(vendor))

  expect(answer.status).toBe(201)
})

const STRANGER = KeyId.parse('ffffffffffffffff')

test.for([
  ['one recipient is missing', [RECIPIENTS[0], REPORTER_KEY_ID]],
  ['the reporter is missing', RECIPIENTS],
  ['a stranger is added', [...RECIPIENTS, REPORTER_KEY_ID, STRANGER]],
  ['a stranger takes a place', [RECIPIENTS[0], STRANGER, REPORTER_KEY_ID]],
] as const)('when %s, the report is refused and nothing is stored', async ([, keyIds]) => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const sealed = makeSealedText({ keyIds: keyIds.flatMap((keyId) => keyId ?? []) })

  const answer = await submit(app, vendor, await freshSubmission(vendor, { sealed }))

  expect(await answer.json()).toMatchObject({ code: 'unusable_recipients', status: 422 })
  expect(await app.deps.db.$count(reports)).toBe(0)
})

test.for([
  ['plaintext', new TextEncoder().encode('There is a hole in your login page.')],
  ['armor', new TextEncoder().encode('-----BEGIN PGP MESSAGE-----')],
  ['no bytes that fit a packet', Uint8Array.of(0xd2, 0x05, 1)],
] as const)('%s is refused and nothing is stored', async ([, bytes]) => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()

  const sealed = encodeBase64(bytes)
  const answer = await submit(app, vendor, await freshSubmission(vendor, { sealed }))

  expect(await answer.json()).toMatchObject({ code: 'malformed_sealed', status: 422 })
  expect(await app.deps.db.$count(reports)).toBe(0)
})

test('a channel that the profile does not have is named as the fault', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const submission = { ...(await freshSubmission(vendor)), channel: 'incident' }

  const answer = await app.call('submitReport', { params: { vendor: 'acme' }, body: submission })

  expect(await answer.json()).toMatchObject({
    code: 'invalid_request',
    errors: [{ path: '/channel' }],
  })
})

async function freshSubmission(vendor: TestVendor, overrides: Partial<Submission> = {}) {
  return (await makeSubmission(vendor.profileHash, overrides)).submission
}

function submit(app: TestApp, vendor: TestVendor, body: Submission) {
  return app.call('submitReport', { params: { vendor: vendor.slug }, body })
}
