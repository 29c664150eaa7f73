import {
  type Answers,
  type AttachedFile,
  Case,
  type Credited,
  type EmbargoMove,
  EntryId,
  type SealedEntryItem,
  SealedEventItem,
  SealedMessageItem,
  SealedReportItem,
  type VisibleChange,
} from '@sealpost/protocol'
import type { SecretKey } from '@sealpost/protocol/envelope'
import type { OpenedCase } from '../follow-up/thread/opened-case.ts'
import type { CaseEntry, CaseReport, UnverifiableReason } from '../sealing/sealing.ts'
import {
  CERTIFICATE,
  FINGERPRINT,
  HASH,
  makeVerifiedProfile,
  RECEIVED_AT,
  REFERENCE,
  REPORT_ID,
  VENDOR,
} from './made-profile.ts'
import { makePolicy } from './make-policy.ts'

type CaseChanges = Partial<Omit<OpenedCase, 'standing'>> & {
  standing?: Partial<OpenedCase['standing']>
}

/** A case that was just received; `changes` replace whole keys. */
export function makeCase({ standing, ...changes }: CaseChanges = {}): OpenedCase {
  const { thread = [] } = changes
  const revision = thread.at(-1)?.revision ?? 1
  return {
    standing: { ...STANDING, revision, readRevision: revision, ...standing },
    opener: { key: KEY, fingerprint: FINGERPRINT, profileHash: HASH },
    keys: { state: 'same' },
    writer: { profile: makeVerifiedProfile(makePolicy()) },
    report: { state: 'deleted' },
    thread: [],
    position: { sequence: 1, previousHash: HASH },
    ...changes,
  }
}

/** What an entry says, and who is seen to vouch for it. */
export type EntryFacts = {
  at?: string
  actor?: 'vendor' | 'reporter'
  revision?: number
  change?: VisibleChange
  text?: string
  answers?: Answers
  embargo?: EmbargoMove
  credited?: Credited
  files?: readonly AttachedFile[]
  /** `stated` if nobody signed it; a reason if it cannot be verified. */
  mark?: 'stated' | UnverifiableReason
}

/** One entry of a thread: the vendor's and signed, unless it says otherwise. */
function makeEntry(facts: EntryFacts): CaseEntry {
  const { at = RECEIVED_AT, actor = 'vendor', revision = 2, change = null, mark } = facts
  const base = { id: entryId(), at, actor, revision, change, attachments: [] }
  if (mark === 'stated') return { ...base, mark }
  if (mark) return { ...base, mark: 'unverifiable', reason: mark, sealed: new Uint8Array(4) }
  return { ...base, mark: 'signed', item: itemOf(base.id, { ...facts, actor }) }
}

/** Entries in their order, each with the revision that it makes. */
export function makeThread(...entries: EntryFacts[]): CaseEntry[] {
  return entries.map((facts, at) => makeEntry({ revision: at + 2, ...facts }))
}

function itemOf(id: EntryId, facts: EntryFacts): SealedEntryItem {
  const { change, text = '', answers, embargo, credited, files = [], actor } = facts
  const said = { answers, embargo, credited }
  const context = { ...CONTEXT, direction: actor, attachments: files }
  return change
    ? SealedEventItem.parse({
        ...context,
        kind: 'event',
        body: { changeId: id, change, ...(text === '' ? {} : { note: text }), ...said },
      })
    : SealedMessageItem.parse({
        ...context,
        kind: 'message',
        body: { messageId: id, text, ...said },
      })
}

/** The report inside a case, as its reporter reads it again. */
export function makeReport(answers: Answers = {}): CaseReport {
  const item = SealedReportItem.parse({
    ...CONTEXT,
    kind: 'report',
    direction: 'reporter',
    urgent: true,
    reporterCertificate: '',
    body: {
      language: 'en',
      answers: { summary: 'Stored XSS', steps: ['Open the page', 'Wait'], ...answers },
      acceptedRules: ['redact'],
    },
  })
  return { state: 'open', item, text: 'Stored XSS' }
}

const CONTEXT = {
  format: 1,
  vendor: VENDOR,
  channel: 'vulnerability',
  urgent: false,
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
}

/** Has a certificate; nothing here signs or opens with it. */
const KEY: SecretKey = { certificate: CERTIFICATE, armored: '' }

const {
  sealed: _,
  wrappedState: __,
  thread: ___,
  nextRevision: ____,
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
  alreadyPublic: false,
  agreedDate: null,
  missing: [],
  receivedAt: RECEIVED_AT,
  updatedAt: RECEIVED_AT,
  profileHash: HASH,
  ciphertextHash: HASH,
  revision: 1,
  readRevision: 1,
  attachments: [],
  sealed: null,
  wrappedState: null,
  deletedAt: null,
  promises: [],
  thread: [],
})

function entryId(): EntryId {
  return EntryId.parse(crypto.randomUUID())
}
