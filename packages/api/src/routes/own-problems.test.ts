import { expect, test } from 'vitest'
import {
  LIMITS,
  type OPERATIONS,
  type OperationId,
  PROBLEMS,
  Problem,
  VendorSlug,
} from '@sealpost/protocol'
import { createProofOfWork } from '../proofs/proof-of-work.ts'
import { makeFile, partHeaders, type TestFile } from '../testing/make-file.ts'
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
const ofUnknownWebhook = withParams({ webhookId: NOWHERE })
const withForeignCursor: Spoil = (call) => ({ ...call, query: { cursor: 'Zm9yZWlnbg' } })

const withoutWebhookKeys: Spoil = (call, { app }) => {
  app.deps.webhookKeys = null
  return call
}

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

const afterExpiry: Spoil = (call, { app }) => {
  app.clock.now = Date.parse('2026-05-01T00:00:00Z')
  return call
}

const withoutProof: Spoil = async (call, { app, vendor, report }) => {
  const { deps, clock } = app
  deps.proofOfWork = createProofOfWork('a secret', clock)
  // A case may send ten messages at once before it has to work.
  const message = {
    vendor: VendorSlug.parse(vendor.slug),
    purpose: 'message',
    id: makeEntryId(),
  } as const
  for (let sent = 0; sent < 10; sent++) {
    await deps.proofOfWork.requireInBurst(report.reportId, message, undefined)
  }
  return call
}

const withFiles = (...files: readonly TestFile[]): Spoil =>
  withBody({ attachments: files.map(({ stored }) => stored) })

const withPart =
  ({ bytes }: Pick<TestFile, 'bytes'>): Spoil =>
  async (call) => ({ ...call, body: bytes, headers: await partHeaders(bytes) })

const ofSentFile: Spoil = (call, world) =>
  withParams({ attachmentId: world.file.stored.id })(call, world)

const ofLargeFile: Spoil = (call, world) => withParams({ part: '256' })(call, world)

/** Ways to bring files that cannot be taken. */
const spoiltFiles = {
  incomplete_upload: withFiles(makeFile()),
  files_too_large: withFiles(...Array.from({ length: 11 }, () => makeFile())),
}

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
    profile_expired: afterExpiry,
    proof_of_work_needed: withoutProof,
    report_conflict: (call, world) => withBody({ reportId: world.report.reportId })(call, world),
  },
  putPart: {
    unknown_upload: withUnknownReceipt,
    wrong_digest: (call) => ({ ...call, body: makeFile().bytes }),
    part_conflict: ofSentFile,
    malformed_file: withPart({ bytes: new Uint8Array(10) }),
    unusable_recipients: withPart(makeFile({ keyIds: RECIPIENTS.slice(0, 1) })),
    files_too_large: ofLargeFile,
  },
  deleteUpload: { unknown_upload: withUnknownReceipt, upload_committed: ofSentFile },
  submitReport: {
    unknown_vendor: ofNobody,
    unknown_profile: withBody({ profileHash: '0'.repeat(64) }),
    profile_expired: afterExpiry,
    malformed_sealed: withBody({ sealed: 'cGxhaW50ZXh0' }),
    unusable_recipients: withBody({ sealed: sealedToOne }),
    report_conflict: (call, world) => withBody({ reportId: world.report.reportId })(call, world),
    ...spoiltFiles,
    notes_not_offered: withBody({ notify: { address: 'ada@example.org', language: 'en' } }),
    proof_of_work_needed: withoutProof,
  },
  getCase: { unknown_case: withUnknownReceipt },
  addToCase: {
    unknown_case: withUnknownReceipt,
    report_deleted: afterDeletion,
    case_closed: afterWithdrawal,
    illegal_move: withBody({ change: { status: 'acknowledged' } }),
    change_conflict: withUsedId('sendMessage', 'id'),
    ...spoiltItem((changed) => withEntry('reporter', changed)),
    ...spoiltFiles,
    proof_of_work_needed: withoutProof,
  },
  markCaseRead: { unknown_case: withUnknownReceipt },
  stopNotes: { unknown_case: withUnknownReceipt },
  withdrawCredit: { unknown_case: withUnknownReceipt },
  listCredits: { unknown_vendor: ofNobody, invalid_cursor: withForeignCursor },
  listReports: { invalid_cursor: withForeignCursor },
  getReport: { unknown_report: ofUnknownReport, report_deleted: afterDeletion },
  getSealedReport: { unknown_report: ofUnknownReport, report_deleted: afterDeletion },
  getArmoredReport: { unknown_report: ofUnknownReport, report_deleted: afterDeletion },
  getAttachment: {
    unknown_report: ofUnknownReport,
    report_deleted: afterDeletion,
    unknown_attachment: withParams({ attachmentId: NOWHERE }),
    unusable_range: withHeaders({ Range: 'bytes=1000000-' }),
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
  listWebhooks: {},
  createWebhook: {
    unusable_webhook: withBody({ url: 'https://127.0.0.1/' }),
    too_many_webhooks: async (call, { app, vendor }) => {
      for (let made = 1; made < LIMITS.maxWebhookCount; made++) await app.givenWebhook(vendor)
      return call
    },
    no_service_key: withoutWebhookKeys,
  },
  updateWebhook: {
    unknown_webhook: ofUnknownWebhook,
    unusable_webhook: withBody({ url: 'https://127.0.0.1/' }),
  },
  deleteWebhook: { unknown_webhook: ofUnknownWebhook },
  rotateWebhookSecret: { unknown_webhook: ofUnknownWebhook, no_service_key: withoutWebhookKeys },
  pingWebhook: { unknown_webhook: ofUnknownWebhook, no_service_key: withoutWebhookKeys },
  listDeliveries: { unknown_webhook: ofUnknownWebhook, invalid_cursor: withForeignCursor },
  replayDelivery: {
    unknown_webhook: ofUnknownWebhook,
    unknown_delivery: withParams({ eventId: '7' }),
  },
  getMailSettings: {},
  putMailSettings: {},
  listMailDeliveries: { invalid_cursor: withForeignCursor },
  replayMail: { unknown_delivery: withParams({ eventId: '7' }) },
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
  reportBounce: {},
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
