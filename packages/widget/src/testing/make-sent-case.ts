import {
  type Case,
  EntryId,
  ChannelId,
  encodeBase64,
  type HistoryEntry,
  type Receipt,
  type SealedEventItem,
  sha256,
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
  receipt: Receipt
  report: PreparedReport
  /** What the service answers; `changes` replace whole keys. */
  answer: (changes?: Partial<Record<keyof Case, unknown>>) => Record<string, unknown>
  /** A change as the vendor makes it, sealed and signed; `changes` replace whole keys of what is sealed. */
  event: (change: VisibleChange, options?: EventOptions) => Promise<HistoryEntry>
  /** The same report, signed by another key whose certificate it encloses. */
  forgeReport: (signer: SecretKey) => Promise<Sealed>
}

export type EventOptions = {
  /** The vendor's previous event. */
  after?: HistoryEntry
  signer?: SecretKey
  changes?: Partial<SealedEventItem>
}

export const TEXT = 'Report\n\nStored XSS \u{1f525}\n'
const AT = '2026-11-22T09:30:00.000Z'

/** Makes a vendor, a report and the case behind it. */
export async function makeSentCase(known?: TestVendor): Promise<SentCase> {
  const vendor = known ?? (await makeVendor())
  const place = makePlace(vendor)
  const trust = { ...place, purpose: 'seal' } as const
  const profile = await sealing.verifyProfile(await vendor.sign(), trust, new Date())
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
    },
    receipt,
    fingerprint: place.fingerprint,
    origin: 'https://www.acme.example',
    bundle: 'widget/test',
    now: new Date(),
  })
  const ciphertextHash = await sha256(report.submission.sealed)
  const { submission } = report
  const made = { vendor, profile, receipt, report }
  return {
    ...made,
    answer: (changes) => ({
      vendor: 'acme',
      reportId: report.reportId,
      reference: 'AC-7F3K-92QD',
      channel: submission.channel,
      urgent: submission.urgent,
      status: 'received',
      severity: null,
      declineReason: null,
      exploited: false,
      missing: [],
      receivedAt: AT,
      updatedAt: AT,
      profileHash: submission.profileHash,
      ciphertextHash,
      sealed: encodeBase64(submission.sealed),
      wrappedState: submission.wrappedState,
      deletedAt: null,
      promises: [],
      history: [],
      ...changes,
    }),
    event: (change, options) => makeEvent(made, change, options),
    forgeReport: (signer) => forgeReport(made, signer),
  }
}

type Made = Pick<SentCase, 'vendor' | 'profile' | 'report'>

async function openReport({ vendor, report }: Made) {
  const { sealed } = report.submission
  const { item } = await openItem(sealed, { key: vendor.key, verifyWith: 'enclosed' })
  if (item.kind !== 'report') throw new TypeError('A report opens as a report.')
  const reporter = await readCertificate(item.reporterCertificate, { now: new Date() })
  return { item, recipients: [vendor.key.certificate, reporter] }
}

async function forgeReport(made: Made, signer: SecretKey): Promise<Sealed> {
  const { item, recipients } = await openReport(made)
  const { armored, fingerprint } = signer.certificate
  return sealItem({
    item: { ...item, from: fingerprint, reporterCertificate: armored },
    text: TEXT,
    signer,
    recipients,
    now: new Date(),
  })
}

async function makeEvent(
  made: Made,
  change: VisibleChange,
  { after, signer = made.vendor.key, changes }: EventOptions = {},
): Promise<HistoryEntry> {
  const { profile } = made
  const { item, recipients } = await openReport(made)
  const previous = after?.event
  const position = previous
    ? { sequence: previous.sequence + 1, previousHash: await hashOf(previous.sealed) }
    : { sequence: 0, previousHash: null }
  const changeId = EntryId.parse(crypto.randomUUID())
  const sealed = await sealItem({
    item: {
      ...item,
      kind: 'event',
      direction: 'vendor',
      from: signer.certificate.fingerprint,
      to: recipients.map(({ fingerprint }) => fingerprint),
      profileHash: profile.hash,
      body: { changeId, change, note: 'Thank you.' },
      ...position,
      ...changes,
    },
    text: 'An update',
    signer,
    recipients,
    now: new Date(),
  })
  const event = { ...position, sealed: encodeBase64(sealed) }
  return { changeId, at: AT, actor: 'vendor', change, event }
}

function hashOf(sealed: string) {
  return sha256(Uint8Array.from(atob(sealed), (character) => character.charCodeAt(0)))
}
