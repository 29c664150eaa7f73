import {
  Case,
  EntryId,
  type ChannelId,
  type Clock,
  Fingerprint,
  KeyId,
  type Policy,
  Profile,
  type Receipt,
  Reference,
  ReportId,
  SealedReportItem,
  Sha256,
  type SubmissionAccepted,
  VendorSlug,
} from '@sealpost/protocol'
import type { Certificate, Sealed } from '@sealpost/protocol/envelope'
import type {
  CaseEntry,
  CaseReport,
  OpenedCase,
  PreparedReport,
  UnverifiableReason,
} from '../sealing/sealing.ts'
import type { Session } from '../session/session.ts'

/** The key that test pages pin. */
export const FINGERPRINT = Fingerprint.parse('6a1b2c3d4e5f60718293a4b5c6d7e8f901234567')
export const RECEIPT_TEXT = 'K7QD-3MXN-8R2T-V5JB-9WHC-4PZF-6GYA'
export const REFERENCE = Reference.parse('AC-7F3K-92QD')

const REPORT_ID = ReportId.parse('0b5f5c1e-7f3d-4c8e-9a51-2f6f3f0c7a10')
const HASH = Sha256.parse('ab'.repeat(32))
const VENDOR = VendorSlug.parse('acme')
const RECEIVED_AT = '2026-11-22T09:30:00.000Z'

/**
 * A session whose crypto is pretended: what it hands out has the right shape and says nothing.
 * `changes` replace what a test is about.
 */
export function makeSession(policy: Policy, changes: Partial<Session> = {}): Session {
  return {
    profile: {
      profile: makeProfile(policy),
      hash: HASH,
      recipients: new Map(policy.channels.map(({ id }) => [id, [CERTIFICATE]])),
      signers: [CERTIFICATE],
    },
    createReceipt: () => Promise.resolve(RECEIPT),
    formatReceipt: () => RECEIPT_TEXT,
    readOwnKey: () => Promise.resolve({ fingerprint: FINGERPRINT, userIds: ['Wile'] }),
    prepare: ({ channel }) => Promise.resolve(makePrepared(channel)),
    send: () => Promise.resolve(makeAccepted()),
    openCase: () => Promise.resolve(makeCase()),
    withdrawCredit: () => Promise.resolve(),
    listCredits: () => Promise.resolve({ items: [], nextCursor: null }),
    ...changes,
  }
}

/** What the service says about a report that it has stored. */
export function makeAccepted(promises: readonly Clock[] = []): SubmissionAccepted {
  return {
    reportId: REPORT_ID,
    reference: REFERENCE,
    receivedAt: RECEIVED_AT,
    ciphertextHash: HASH,
    promises: [...promises],
  }
}

/** A case that was just received; `changes` replace whole keys. */
export function makeCase({ standing, ...changes }: CaseChanges = {}): OpenedCase {
  return {
    standing: { ...STANDING, ...standing },
    statusMark: 'stated',
    report: { state: 'deleted' },
    history: [],
    ...changes,
  }
}

/** One change of a case: signed if it has a note, unverifiable if it has a reason, else only stated. */
export function makeChange(
  entry: Partial<Pick<CaseEntry, 'at' | 'change'>>,
  vouch?: { note: string } | { reason: UnverifiableReason },
): CaseEntry {
  const base = {
    changeId: EntryId.parse('1c6f6d2f-8a4e-4d9f-8b62-3a7a4a1d8b21'),
    at: RECEIVED_AT,
    actor: 'vendor' as const,
    change: {},
    ...entry,
  }
  if (!vouch) return { ...base, mark: 'stated' }
  return 'note' in vouch
    ? { ...base, mark: 'signed', signer: FINGERPRINT, note: vouch.note }
    : { ...base, mark: 'unverifiable', reason: vouch.reason, sealed: new Uint8Array(4) }
}

/** The report inside a case, as its reporter reads it again. */
export function makeReport(): CaseReport {
  const item = SealedReportItem.parse({
    format: 1,
    kind: 'report',
    direction: 'reporter',
    vendor: VENDOR,
    channel: 'vulnerability',
    urgent: true,
    reportId: REPORT_ID,
    sequence: 0,
    previousHash: null,
    from: FINGERPRINT,
    to: [FINGERPRINT],
    profileHash: HASH,
    bundle: 'widget/test',
    origin: 'https://www.acme.example',
    day: '2026-11-22',
    attachments: [],
    reporterCertificate: '',
    body: {
      language: 'en',
      answers: { summary: 'Stored XSS', steps: ['Open the page', 'Wait'] },
      acceptedRules: ['redact'],
    },
  })
  return { state: 'open', item, text: 'Stored XSS' }
}

type CaseChanges = Partial<Omit<OpenedCase, 'standing'>> & {
  standing?: Partial<OpenedCase['standing']>
}

const CERTIFICATE: Certificate = {
  armored: '',
  fingerprint: FINGERPRINT,
  encryptionKeyId: KeyId.parse('c6d7e8f901234567'),
  userIds: [],
  algorithm: 'Curve25519',
  createdAt: new Date(0),
  expiresAt: null,
  warnings: [],
}

const RECEIPT = pretendReceipt(RECEIPT_TEXT.replaceAll('-', ''))

const {
  sealed: _,
  wrappedState: __,
  history: ___,
  ...STANDING
} = Case.parse({
  vendor: VENDOR,
  reportId: REPORT_ID,
  reference: REFERENCE,
  channel: 'vulnerability',
  urgent: false,
  status: 'received',
  severity: null,
  declineReason: null,
  exploited: false,
  missing: [],
  receivedAt: RECEIVED_AT,
  updatedAt: RECEIVED_AT,
  profileHash: HASH,
  ciphertextHash: HASH,
  sealed: null,
  wrappedState: null,
  deletedAt: null,
  promises: [],
  history: [],
})

function makeProfile(policy: Policy): Profile {
  return Profile.parse({
    format: 1,
    vendor: VENDOR,
    serial: 3,
    expires: '2027-03-01T00:00:00.000Z',
    certificates: ['-'],
    signers: [FINGERPRINT],
    channels: policy.channels.map(({ id }) => ({
      id,
      recipients: [{ fingerprint: FINGERPRINT, encryptionKeyId: CERTIFICATE.encryptionKeyId }],
    })),
    origins: [],
    service: { url: 'https://service.example', proofKeys: [] },
    policy,
  })
}

function makePrepared(channel: ChannelId): PreparedReport {
  return {
    reportId: REPORT_ID,
    submission: {
      reportId: REPORT_ID,
      channel,
      urgent: false,
      profileHash: HASH,
      tokenHash: HASH,
      reporterKeyId: CERTIFICATE.encryptionKeyId,
      wrappedState: 'AAAA',
      sealed: pretendSealed(new Uint8Array(9000)),
    },
    sealedFile: { name: 'acme.asc', text: '-----BEGIN PGP MESSAGE-----' },
  }
}

/** Has a receipt's shape; nothing here derives anything from it. */
function pretendReceipt(text: string): Receipt {
  return text as Receipt
}

/** Has a length; nothing here opens it. */
function pretendSealed(bytes: Uint8Array<ArrayBuffer>): Sealed {
  return bytes as Sealed
}
