import { expect, test } from 'vitest'
import { type OPERATIONS, type OperationId, PROBLEMS, Problem } from '@sealpost/protocol'
import { makeSignedProfile, RECIPIENTS } from '../testing/make-profile.ts'
import { makeSealedText } from '../testing/make-sealed.ts'
import { makeEntryId, OPERATOR_TOKEN } from '../testing/make-test-app.ts'
import { makeWorld, VALID_CALLS, type World } from '../testing/make-world.ts'
import { operationIds } from '../testing/operation-ids.ts'
import { type Spoil, withBody, withChange, withHeaders, withParams } from '../testing/spoil.ts'

type OwnProblem<Id extends OperationId> = (typeof OPERATIONS)[Id]['problems'][number]

const NOWHERE = '00000000-0000-4000-8000-000000000000'
const sealedToOne = makeSealedText({ keyIds: RECIPIENTS.slice(0, 1) })

const ofNobody = withParams({ vendor: 'nobody' })
const ofUnknownReport = withParams({ reportId: NOWHERE })
const withForeignCursor: Spoil = (call) => ({ ...call, query: { cursor: 'Zm9yZWlnbg' } })

const ofVendorWithoutProfile: Spoil = async (call, world) => {
  await world.app.call('createVendor', { token: OPERATOR_TOKEN, body: { vendor: 'bare' } })
  return withParams({ vendor: 'bare' })(call, world)
}

const afterDeletion: Spoil = async (call, { app, vendor, report }) => {
  const params = { reportId: report.reportId }
  await app.call('deleteReport', { token: vendor.key, params })
  return call
}

const withEvent =
  (changed: object): Spoil =>
  (call, world) =>
    withBody({ event: { ...world.nextEntry.vendor, ...changed } })(call, world)

const withEntry =
  (side: keyof World['nextEntry'], changed: object): Spoil =>
  (call, world) =>
    withBody({ entry: { ...world.nextEntry[side], ...changed } })(call, world)

/** Ways to spoil the sealed item of whoever sends it. */
const spoiltItem = (spoilt: (changed: object) => Spoil) => ({
  sequence_conflict: spoilt({ sequence: 7 }),
  unknown_profile: spoilt({ profileHash: '0'.repeat(64) }),
  malformed_sealed: spoilt({ sealed: 'cGxhaW50ZXh0' }),
  unusable_recipients: spoilt({ sealed: sealedToOne }),
})

/** Sends the first message of either side under an id that the other side has used. */
const withUsedId =
  (used: 'addToCase' | 'sendMessage', name: 'id' | 'messageId'): Spoil =>
  async (call, world) => {
    const id = makeEntryId()
    const otherName = name === 'id' ? 'messageId' : 'id'
    await world.app.call(used, await withBody({ [otherName]: id })(VALID_CALLS[used](world), world))
    return withBody({ [name]: id })(call, world)
  }

const withUnknownReceipt: Spoil = (call) => ({ ...call, token: 'A'.repeat(43) })

const unbuilt: Spoil = (call) => call

const afterWithdrawal: Spoil = async (call, world) => {
  const withdrawal = withBody({ change: { status: 'withdrawn' } })
  await world.app.call('addToCase', await withdrawal(VALID_CALLS.addToCase(world), world))
  return call
}

/** How to run into each problem that an operation declares. A missing line does not compile. */
const WAYS: { [Id in OperationId]: Record<OwnProblem<Id>, Spoil> } = {
  getProfile: { unknown_vendor: ofNobody, unknown_profile: ofVendorWithoutProfile },
  getProfileVersion: {
    unknown_vendor: ofNobody,
    unknown_profile: withParams({ hash: '0'.repeat(64) }),
  },
  getService: {},
  getChallenge: { unknown_vendor: ofNobody },
  openUpload: {
    unknown_vendor: ofNobody,
    unknown_profile: withBody({ profileHash: '0'.repeat(64) }),
    profile_expired: unbuilt,
    proof_of_work_needed: unbuilt,
    report_conflict: unbuilt,
  },
  putPart: {
    unknown_upload: unbuilt,
    wrong_digest: unbuilt,
    part_conflict: unbuilt,
    malformed_file: unbuilt,
    unusable_recipients: unbuilt,
    files_too_large: unbuilt,
  },
  deleteUpload: { unknown_upload: unbuilt, upload_committed: unbuilt },
  submitReport: {
    unknown_vendor: ofNobody,
    unknown_profile: withBody({ profileHash: '0'.repeat(64) }),
    profile_expired: (call, { app }) => {
      app.clock.now = Date.parse('2026-05-01T00:00:00Z')
      return call
    },
    malformed_sealed: withBody({ sealed: 'cGxhaW50ZXh0' }),
    unusable_recipients: withBody({ sealed: sealedToOne }),
    report_conflict: (call, world) => withBody({ reportId: world.report.reportId })(call, world),
    incomplete_upload: unbuilt,
    files_too_large: unbuilt,
    proof_of_work_needed: unbuilt,
  },
  getCase: { unknown_case: withUnknownReceipt },
  addToCase: {
    unknown_case: withUnknownReceipt,
    report_deleted: afterDeletion,
    case_closed: afterWithdrawal,
    illegal_move: withBody({ change: { status: 'acknowledged' } }),
    change_conflict: withUsedId('sendMessage', 'id'),
    ...spoiltItem((changed) => withEntry('reporter', changed)),
    incomplete_upload: unbuilt,
    files_too_large: unbuilt,
    proof_of_work_needed: unbuilt,
  },
  markCaseRead: { unknown_case: withUnknownReceipt },
  withdrawCredit: { unknown_case: withUnknownReceipt },
  listCredits: { unknown_vendor: ofNobody, invalid_cursor: withForeignCursor },
  listReports: { invalid_cursor: withForeignCursor },
  getReport: { unknown_report: ofUnknownReport, report_deleted: afterDeletion },
  getSealedReport: { unknown_report: ofUnknownReport, report_deleted: afterDeletion },
  getArmoredReport: { unknown_report: ofUnknownReport, report_deleted: afterDeletion },
  getAttachment: {
    unknown_report: ofUnknownReport,
    report_deleted: afterDeletion,
    unknown_attachment: unbuilt,
    unusable_range: unbuilt,
  },
  updateReport: {
    missing_revision: (call) => ({ ...call, headers: {} }),
    unknown_report: ofUnknownReport,
    report_deleted: afterDeletion,
    stale_revision: withHeaders({ 'If-Match': '"2"' }),
    change_conflict: async (call, world) => {
      const changeId = makeEntryId()
      await world.app.call('updateReport', await withBody({ changeId })(call, world))
      return withBody({ changeId, change: { exploited: true } })(call, world)
    },
    illegal_move: withChange({ status: 'disclosed' }),
    early_disclosure: async (call, world) => {
      await world.app.givenChanges(
        world.report,
        { status: 'acknowledged' },
        { status: 'triaged', severity: 'high' },
      )
      return withHeaders({ 'If-Match': '"3"' })(
        await withChange({ status: 'disclosed' })(call, world),
        world,
      )
    },
    missing_severity: async (call, world) => {
      await world.app.givenChanges(world.report, { status: 'acknowledged' })
      return withHeaders({ 'If-Match': '"2"' })(
        await withChange({ status: 'triaged' })(call, world),
        world,
      )
    },
    missing_reason: withChange({ status: 'declined' }),
    missing_fields: withChange({ status: 'needs_detail' }),
    ...spoiltItem(withEvent),
  },
  sendMessage: {
    unknown_report: ofUnknownReport,
    report_deleted: afterDeletion,
    change_conflict: withUsedId('addToCase', 'messageId'),
    ...spoiltItem((changed) => withEntry('vendor', changed)),
  },
  markReportRead: { unknown_report: ofUnknownReport },
  deleteReport: { unknown_report: ofUnknownReport },
  putCredit: {
    unknown_report: ofUnknownReport,
    report_deleted: afterDeletion,
    credit_withdrawn: async (call, { app, vendor, report }) => {
      await app.call('withdrawCredit', { params: { vendor: vendor.slug }, token: report.token })
      return call
    },
  },
  deleteCredit: { unknown_report: ofUnknownReport },
  listEvents: {},
  putProfile: {
    unusable_profile: (call) => ({ ...call, body: makeSignedProfile({ vendor: 'other' }) }),
    stale_serial: (call, { vendor }) => {
      const older = makeSignedProfile({ vendor: vendor.slug, origins: ['https://old.example'] })
      return { ...call, body: older }
    },
  },
  listApiKeys: { invalid_cursor: withForeignCursor },
  createApiKey: {},
  deleteApiKey: {
    unknown_api_key: withParams({ apiKeyId: NOWHERE }),
    last_key: (call, world) => withParams({ apiKeyId: world.vendor.keyId })(call, world),
  },
  createVendor: {
    vendor_exists: (call, world) => withBody({ vendor: world.vendor.slug })(call, world),
  },
  listVendors: { invalid_cursor: withForeignCursor },
  deleteVendor: { unknown_vendor: ofNobody },
}

const rows = operationIds().flatMap((id) =>
  Object.entries<Spoil>(WAYS[id]).map(([code, spoil]) => ({ id, code, spoil })),
)

test.for(rows)('$id refuses with $code', async ({ id, code, spoil }) => {
  const world = await makeWorld()

  const answer = await world.app.call(id, await spoil(VALID_CALLS[id](world), world))

  const problem = Problem.parse(await answer.json())
  expect(problem.code).toBe(code)
  expect(Object.entries(PROBLEMS)).toContainEqual([
    code,
    expect.objectContaining({ status: answer.status, title: problem.title }),
  ])
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
})
