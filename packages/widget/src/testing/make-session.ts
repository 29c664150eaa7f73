import type { Clock, Policy, Receipt } from '@sealpost/protocol'
import type { AcceptedReport } from '../sealing/sealing.ts'
import type { Session } from '../session/session.ts'
import {
  FINGERPRINT,
  HASH,
  makeVerifiedProfile,
  RECEIPT_TEXT,
  RECEIVED_AT,
  REFERENCE,
  REPORT_ID,
} from './made-profile.ts'
import { makeCase } from './make-case.ts'
import { makeNewEntry } from './make-new-entry.ts'
import { makePrepared } from './make-prepared.ts'

export { FINGERPRINT, RECEIPT_TEXT, REFERENCE } from './made-profile.ts'

/**
 * A session whose crypto is pretended: what it hands out has the right shape and says nothing.
 * `changes` replace what a test is about.
 */
export function makeSession(policy: Policy, changes: Partial<Session> = {}): Session {
  const profile = makeVerifiedProfile(policy)
  return {
    profile,
    createReceipt: () => Promise.resolve(RECEIPT),
    formatReceipt: () => RECEIPT_TEXT,
    readOwnKey: () => Promise.resolve({ fingerprint: FINGERPRINT, userIds: ['Wile'] }),
    sendsMail: () => Promise.resolve(true),
    prepare: (draft, receipt) => Promise.resolve(makePrepared({ draft, receipt, profile })),
    openUpload: () => Promise.resolve(),
    uploadFiles: () => Promise.resolve({ attached: [], stored: [] }),
    attachFiles: (report) => Promise.resolve(report),
    send: () => Promise.resolve(makeAccepted()),
    openCase: () => Promise.resolve(makeCase()),
    sealEntry: (_, { id }) => Promise.resolve(makeNewEntry(id)),
    uploadTarget: () => Promise.resolve({ accessToken: 'token', recipients: [] }),
    sendEntry: () => Promise.resolve(),
    markCaseRead: () => Promise.resolve(),
    withdrawCredit: () => Promise.resolve(),
    stopNotes: () => Promise.resolve(),
    prove: () => Promise.resolve(),
    listCredits: () => Promise.resolve({ items: [], nextCursor: null }),
    ...changes,
  }
}

/** What the service says about a report that it has stored. */
export function makeAccepted(promises: readonly Clock[] = []): AcceptedReport {
  return {
    reportId: REPORT_ID,
    reference: REFERENCE,
    receivedAt: RECEIVED_AT,
    ciphertextHash: HASH,
    promises: [...promises],
    proof: null,
    proofVerdict: 'unnamed',
  }
}

const RECEIPT = pretendReceipt(RECEIPT_TEXT.replaceAll('-', ''))

/** Has a receipt's shape; nothing here derives anything from it. */
function pretendReceipt(text: string): Receipt {
  return text as Receipt
}
