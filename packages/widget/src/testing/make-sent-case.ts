import {
  type Case,
  ChannelId,
  EntryId,
  encodeBase64,
  type Receipt,
  ReportId,
  type SealedEntryItem,
  type SignedProfile,
  sha256,
  type ThreadEntry,
  type VisibleChange,
} from '@sealpost/protocol'
import {
  openItem,
  readCertificate,
  type Sealed,
  type SecretKey,
  sealItem,
  type VerifiedProfile,
} from '@sealpost/protocol/envelope'
import { sealing } from '../sealing/index.ts'
import { prepareReport } from '../sealing/prepare-report.ts'
import type { PreparedReport } from '../sealing/sealing.ts'
import { makePlace } from './make-place.ts'
import { makeVendor, type TestVendor } from './make-vendor.ts'

/** A report that was sent, with all that its two sides know. */
export type SentCase = {
  vendor: TestVendor
  profile: VerifiedProfile
  /** The same as it was signed. */
  signedThen: SignedProfile
  receipt: Receipt
  report: PreparedReport
  /** What the service answers; `changes` replace whole keys. */
  answer: (changes?: Partial<Record<keyof Case, unknown>>) => Record<string, unknown>
  /** A change as the vendor makes it, sealed and signed; `changes` replace whole keys of what is sealed. */
  event: (change: VisibleChange, options?: EntryOptions) => Promise<ThreadEntry>
  /** A message as the vendor writes it, sealed and signed. */
  message: (text: string, options?: EntryOptions) => Promise<ThreadEntry>
  /** An entry as the reporter seals it, after what the vendor is given. */
  ownMessage: (text: string) => Promise<ThreadEntry>
  /** The same report, signed by another key whose certificate it encloses. */
  forgeReport: (signer: SecretKey) => Promise<Sealed>
}

export type EntryOptions = {
  /** The vendor's previous entry. */
  after?: ThreadEntry
  signer?: SecretKey
  /** Replace whole keys of what is sealed. */
  changes?: Partial<Omit<SealedEntryItem, 'kind' | 'body'>>
  /** What is said besides. */
  said?: Partial<Pick<SealedEntryItem['body'], 'embargo' | 'answers' | 'credited'>>
}

export const TEXT = 'Report\n\nStored XSS \u{1f525}\n'
const AT = '2026-11-22T09:30:00.000Z'

/** Makes a vendor, a report and the case behind it. */
export async function makeSentCase(known?: TestVendor): Promise<SentCase> {
  const vendor = known ?? (await makeVendor())
  const place = makePlace(vendor)
  const trust = { ...place, purpose: 'seal' } as const
  const signedThen = await vendor.sign()
  const profile = await sealing.verifyProfile(signedThen, trust, new Date())
  const receipt = await sealing.createReceipt(vendor.slug)
  const report = await prepareReport({
    profile,
    draft: {
      channel: ChannelId.parse('vulnerability'),
      urgent: false,
      answers: { summary: 'Stored XSS' },
      acceptedRules: [],
      language: 'en',
      text: TEXT,
      files: [],
    },
    earlier: null,
    reportId: ReportId.parse(crypto.randomUUID()),
    receipt,
    fingerprint: place.fingerprint,
    origin: 'https://www.acme.example',
    bundle: 'widget/test',
    now: new Date(),
  })
  const ciphertextHash = await sha256(report.submission.sealed)
  const { submission } = report
  const answer: SentCase['answer'] = (changes) => ({
    vendor: 'acme',
    reportId: report.reportId,
    reference: 'AC-7F3K-92QD',
    channel: submission.channel,
    urgent: submission.urgent,
    status: 'received',
    severity: null,
    declineReason: null,
    exploited: false,
    alreadyPublic: false,
    agreedDate: null,
    missing: [],
    receivedAt: AT,
    updatedAt: AT,
    profileHash: submission.profileHash,
    ciphertextHash,
    sealed: encodeBase64(submission.sealed),
    wrappedState: submission.wrappedState,
    deletedAt: null,
    revision: 1,
    readRevision: 1,
    attachments: [],
    promises: [],
    thread: [],
    ...changes,
  })
  const opened = await openReport(vendor, report)
  const made = { vendor, profile, receipt, report, answer, opened }
  return {
    ...made,
    signedThen,
    event: (change, options) => makeVendorEntry(made, change, 'Thank you.', options),
    message: (text, options) => makeVendorEntry(made, null, text, options),
    ownMessage: (text) => makeOwnMessage(made, text),
    forgeReport: (signer) => forgeReport(made, signer),
  }
}

type Made = Pick<SentCase, 'vendor' | 'profile' | 'receipt' | 'report' | 'answer'> & {
  opened: Awaited<ReturnType<typeof openReport>>
}

async function openReport(vendor: TestVendor, report: PreparedReport) {
  const { sealed } = report.submission
  const { item } = await openItem(sealed, { key: vendor.key, verifyWith: 'enclosed' })
  if (item.kind !== 'report') throw new TypeError('A report opens as a report.')
  const reporter = await readCertificate(item.reporterCertificate, { now: new Date() })
  return { item, recipients: [vendor.key.certificate, reporter] }
}

async function forgeReport(made: Made, signer: SecretKey): Promise<Sealed> {
  const { item, recipients } = made.opened
  const { armored, fingerprint } = signer.certificate
  return sealItem({
    item: { ...item, from: fingerprint, reporterCertificate: armored },
    text: TEXT,
    signer,
    recipients,
    now: new Date(),
  })
}

async function makeVendorEntry(
  made: Made,
  change: VisibleChange | null,
  ...[text, { after, signer = made.vendor.key, changes, said } = {}]: [string, EntryOptions?]
): Promise<ThreadEntry> {
  const { profile } = made
  const { item, recipients } = made.opened
  const position = await positionAfter(after)
  const id = EntryId.parse(crypto.randomUUID())
  const context = {
    ...item,
    direction: 'vendor',
    from: signer.certificate.fingerprint,
    to: recipients.map(({ fingerprint }) => fingerprint),
    profileHash: profile.hash,
    ...position,
    ...changes,
  } as const
  const sealed = await sealItem({
    item: change
      ? { ...context, kind: 'event', body: { changeId: id, change, note: text, ...said } }
      : { ...context, kind: 'message', body: { messageId: id, text, ...said } },
    text: 'An update',
    signer,
    recipients,
    now: new Date(),
  })
  return {
    id,
    revision: (after?.revision ?? 1) + 1,
    at: AT,
    actor: 'vendor',
    change,
    sealed: { ...position, profileHash: profile.hash, sealed: encodeBase64(sealed) },
    attachments: [],
  }
}

async function makeOwnMessage(made: Made, text: string): Promise<ThreadEntry> {
  const { vendor, profile, receipt, report } = made
  const opened = await sealing.openReceipt(sealing.formatReceipt(receipt), vendor.slug)
  const answer = made.answer()
  const { opener } = await sealing.readCase([answer], opened, vendor.slug)
  if (!opener) throw new TypeError('The report is there.')
  const id = EntryId.parse(crypto.randomUUID())
  const { item } = made.opened
  const { reporterCertificate: _, ...context } = item
  const previousHash = await sha256(report.submission.sealed)
  const position = { sequence: 1, previousHash }
  const content = {
    ...context,
    ...position,
    kind: 'message',
    body: { messageId: id, text },
  } as const
  const entry = await sealing.sealEntry({ content, text, opener, profile, now: new Date() })
  const sealed = { ...entry, sealed: encodeBase64(entry.sealed) }
  return { id, revision: 2, at: AT, actor: 'reporter', change: null, sealed, attachments: [] }
}

async function positionAfter(entry: ThreadEntry | undefined) {
  const previous = entry?.sealed
  return previous
    ? { sequence: previous.sequence + 1, previousHash: await hashOf(previous.sealed) }
    : { sequence: 0, previousHash: null }
}

function hashOf(sealed: string) {
  return sha256(Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0)))
}
