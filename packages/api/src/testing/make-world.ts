import type { OperationId, SealedEntry, SignedProfile, Submission } from '@sealpost/protocol'
import { makeFile, partHeaders, type TestFile } from './make-file.ts'
import { makeSignedProfile } from './make-profile.ts'
import { firstOfReporter, firstOfVendor } from './make-sealed-entry.ts'
import { makeSubmission } from './make-submission.ts'
import {
  type Call,
  makeEntryId,
  makeTestApp,
  NEW_WEBHOOK,
  OPERATOR_TOKEN,
  type TestApp,
  type TestReport,
  type TestVendor,
} from './make-test-app.ts'

/** A service with one vendor and one report, and things ready to be sent. */
export type World = {
  app: TestApp
  vendor: TestVendor
  report: TestReport
  /** A file that came with the report. */
  file: TestFile
  /** A second API key of the vendor. */
  otherKeyId: string
  /** An endpoint that is told of everything and takes it. */
  webhookId: string
  nextProfile: SignedProfile
  nextSubmission: Submission
  /** The first sealed item of each side after the report. */
  nextEntry: Record<'vendor' | 'reporter', SealedEntry>
  nextFile: TestFile
  /** What states the type and the hash of the next file. */
  nextFileHeaders: Record<string, string>
}

export async function makeWorld(slug = 'acme', app?: TestApp): Promise<World> {
  return fillWorld(app ?? (await makeTestApp()), slug)
}

async function fillWorld(app: TestApp, slug: string): Promise<World> {
  const vendor = await app.givenVendor(slug, { mailbox: `security@${slug}.example` })
  const { id: webhookId } = await app.givenWebhook(vendor)
  const file = makeFile()
  const report = await app.givenReport(vendor, {}, [file])
  const { id: otherKeyId } = await app.givenKey(vendor, ['reports:read'])
  await app.deliver()
  const { submission } = await makeSubmission(vendor.profileHash)
  const nextProfile = makeSignedProfile({ vendor: vendor.slug, serial: 2 })
  const nextEntry = {
    vendor: (await firstOfVendor(vendor)).entry,
    reporter: (await firstOfReporter(report, vendor)).entry,
  }
  const nextFile = makeFile()
  const nextFileHeaders = await partHeaders(nextFile.bytes)
  return {
    app,
    vendor,
    report,
    file,
    otherKeyId,
    webhookId,
    nextProfile,
    nextSubmission: submission,
    nextEntry,
    nextFile,
    nextFileHeaders,
  }
}

type CallIn = (world: World) => Call

const ofVendor: CallIn = ({ vendor }) => ({ token: vendor.key })
const ofCase: CallIn = ({ vendor, report }) => ({
  token: report.token,
  params: { vendor: vendor.slug },
})
const ofWebhook: CallIn = ({ vendor, webhookId }) => ({
  token: vendor.key,
  params: { webhookId },
})
const ofReport: CallIn = ({ vendor, report }) => ({
  token: vendor.key,
  params: { reportId: report.reportId },
})

/** For each operation a call that succeeds. Tests change one thing about it and see it refused. */
export const VALID_CALLS: Record<OperationId, CallIn> = {
  getProfile: ({ vendor }) => ({ params: { vendor: vendor.slug } }),
  getProfileVersion: ({ vendor }) => ({
    params: { vendor: vendor.slug, hash: vendor.profileHash },
  }),
  getService: () => ({}),
  getChallenge: ({ vendor, nextSubmission }) => ({
    params: { vendor: vendor.slug },
    query: { purpose: 'report', id: nextSubmission.reportId },
  }),
  openUpload: ({ vendor, nextSubmission: { reportId, tokenHash, channel, profileHash } }) => ({
    params: { vendor: vendor.slug },
    body: { reportId, tokenHash, channel, profileHash },
  }),
  putPart: ({ vendor, report, nextFile, nextFileHeaders }) => ({
    params: { vendor: vendor.slug, attachmentId: nextFile.stored.id, part: '0' },
    token: report.token,
    body: nextFile.bytes,
    headers: nextFileHeaders,
  }),
  deleteUpload: ({ vendor, report, nextFile }) => ({
    params: { vendor: vendor.slug, attachmentId: nextFile.stored.id },
    token: report.token,
  }),
  submitReport: ({ vendor, nextSubmission }) => ({
    params: { vendor: vendor.slug },
    body: nextSubmission,
  }),
  getCase: ofCase,
  addToCase: (world) => ({
    ...ofCase(world),
    body: { id: makeEntryId(), entry: world.nextEntry.reporter },
  }),
  markCaseRead: (world) => ({ ...ofCase(world), body: { revision: 1 } }),
  stopNotes: ofCase,
  withdrawCredit: ofCase,
  listCredits: ({ vendor }) => ({ params: { vendor: vendor.slug } }),
  listReports: ofVendor,
  getReport: ofReport,
  getSealedReport: ofReport,
  getArmoredReport: ofReport,
  getAttachment: ({ vendor, report, file }) => ({
    token: vendor.key,
    params: { reportId: report.reportId, attachmentId: file.stored.id },
  }),
  updateReport: (world) => ({
    ...ofReport(world),
    headers: { 'If-Match': '"1"' },
    body: { changeId: makeEntryId(), change: { status: 'acknowledged' } },
  }),
  sendMessage: (world) => ({
    ...ofReport(world),
    body: { messageId: makeEntryId(), entry: world.nextEntry.vendor },
  }),
  markReportRead: (world) => ({ ...ofReport(world), body: { revision: 1 } }),
  deleteReport: ofReport,
  putCredit: (world) => ({ ...ofReport(world), body: { name: 'Ada' } }),
  deleteCredit: ofReport,
  listEvents: ofVendor,
  listWebhooks: ofVendor,
  createWebhook: ({ vendor }) => ({ token: vendor.key, body: NEW_WEBHOOK }),
  updateWebhook: (world) => ({ ...ofWebhook(world), body: { label: 'Another tracker' } }),
  deleteWebhook: ofWebhook,
  rotateWebhookSecret: ofWebhook,
  pingWebhook: ofWebhook,
  listDeliveries: ofWebhook,
  replayDelivery: ({ vendor, webhookId }) => ({
    token: vendor.key,
    params: { webhookId, eventId: '1' },
  }),
  getMailSettings: ofVendor,
  putMailSettings: ({ vendor }) => ({ token: vendor.key, body: { sealed: true, notes: false } }),
  listMailDeliveries: ofVendor,
  replayMail: ({ vendor }) => ({ token: vendor.key, params: { eventId: '1' } }),
  putProfile: ({ vendor, nextProfile }) => ({ token: vendor.key, body: nextProfile }),
  listApiKeys: ofVendor,
  createApiKey: ({ vendor }) => ({
    token: vendor.key,
    body: { label: 'Mail bridge', scopes: ['reports:read'] },
  }),
  deleteApiKey: ({ vendor, otherKeyId }) => ({
    token: vendor.key,
    params: { apiKeyId: otherKeyId },
  }),
  createVendor: () => ({ token: OPERATOR_TOKEN, body: { vendor: 'newcomer' } }),
  listVendors: () => ({ token: OPERATOR_TOKEN }),
  deleteVendor: ({ vendor }) => ({ token: OPERATOR_TOKEN, params: { vendor: vendor.slug } }),
  reportBounce: () => ({
    token: OPERATOR_TOKEN,
    body: { messageId: 'nothing@mail.example', status: '5.1.1' },
  }),
}
