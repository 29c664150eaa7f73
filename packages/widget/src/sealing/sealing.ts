import type {
  Answers,
  Case,
  ChannelId,
  ContextFault,
  Credit,
  Fingerprint,
  HistoryEntry,
  Page,
  Receipt,
  ReportId,
  SealedReportItem,
  Submission,
  SubmissionAccepted,
  VendorSlug,
} from '@sealpost/protocol'
import type {
  KeyErrorCode,
  OpenError,
  OpenedItem,
  Sealed,
  SecretKey,
  VerifiedProfile,
} from '@sealpost/protocol/envelope'
import type { Trouble } from '../trouble.ts'

/** Whom a form is for, and the one key its page trusts. */
export type Place = {
  /** Base address of the service, without a path. */
  service: string
  vendor: VendorSlug
  fingerprint: Fingerprint
  /** The lowest profile serial that the page or an earlier visit accepts. */
  lowestSerial: number
}

/** What a profile is for: expired ones are good enough to read a case by. */
export type Purpose = 'seal' | 'read'

/** What a page knows about a vendor before it asks the service. */
export type ProfileTrust = Place & { purpose: Purpose }

/** What a reporter is about to send. */
export type Draft = {
  channel: ChannelId
  urgent: boolean
  answers: Answers
  acceptedRules: readonly string[]
  /** BCP 47 tag. */
  language: string
  /** The same for people, from `reportText`. */
  text: string
}

/** Why a reporter's own key cannot be used. */
export type KeyRefusal = Extract<KeyErrorCode, Trouble> | 'unexpected'

/** What the crypto part says about a reporter's own key. */
export type KeyReading =
  | { fingerprint: Fingerprint; userIds: readonly string[] }
  | { refusal: KeyRefusal }

/** A report that was sealed and may be sent as often as needed: the same bytes under the same id. */
export type PreparedReport = {
  reportId: ReportId
  submission: SealedSubmission
  /** ASCII-armored, for mailing it when the service cannot be reached. */
  sealedFile: { name: string; text: string }
}

/** A submission before encoding: only sealed bytes have the type that may be sent. */
export type SealedSubmission = Omit<Submission, 'sealed'> & { sealed: Sealed }

/** Why a change that carries a sealed event is not shown as the vendor's. */
export type UnverifiableReason =
  | OpenError['code']
  | ContextFault
  | Exclude<OpenedItem['signature']['state'], 'valid'>

/** One change of a case, and who vouches for it. */
export type CaseEntry = Pick<HistoryEntry, 'changeId' | 'at' | 'actor' | 'change'> &
  (
    | { mark: 'signed'; signer: Fingerprint; note: string | null }
    /** Nobody signed it: it is what the service says. */
    | { mark: 'stated' }
    | { mark: 'unverifiable'; reason: UnverifiableReason; sealed: Uint8Array<ArrayBuffer> }
  )

/** The report inside a case. */
export type CaseReport =
  | { state: 'open'; item: SealedReportItem; text: string }
  | { state: 'unverifiable'; reason: UnverifiableReason; sealed: Uint8Array<ArrayBuffer> }
  | { state: 'deleted' }

/** What the service says about a case. */
export type Standing = Omit<Case, 'sealed' | 'wrappedState' | 'history'>

/** Whoever holds the receipt, with what it unwrapped. */
export type Opener = { key: SecretKey; profileHash: Case['profileHash'] }

/** A case as its reporter may believe it. */
export type OpenedCase = {
  standing: Standing
  /** Whether the newest signed change to the status says the same as the service. */
  statusMark: 'signed' | 'stated'
  report: CaseReport
  /** From oldest to newest. */
  history: readonly CaseEntry[]
}

/** What a receipt says about itself, without a request. */
export type OpenedReceipt = { receipt: Receipt; accessToken: string }

/**
 * What the crypto file can do. It never touches the network: it judges answers and makes bytes.
 * Every function throws an error whose `code` is a `Trouble`.
 */
export type Sealing = {
  /** Checks a profile answer against the pinned key before anything in it is believed. */
  verifyProfile(answer: unknown, trust: ProfileTrust, now: Date): Promise<VerifiedProfile>
  createReceipt(vendor: VendorSlug): Promise<Receipt>
  /** Groups of four, as people copy it. */
  formatReceipt(receipt: Receipt): string
  /** Reads what was typed; typos and other vendors' receipts are caught here. */
  openReceipt(text: string, vendor: VendorSlug): Promise<OpenedReceipt>
  /** Reads the public key that a reporter pasted; never throws. */
  readOwnKey(armored: string, now: Date): Promise<KeyReading>
  prepareReport(input: PrepareInput): Promise<PreparedReport>
  /** Accepts a 201 only if it speaks of the very bytes that were sent. */
  confirmAccepted(answer: unknown, report: PreparedReport): Promise<SubmissionAccepted>
  openCase(input: OpenCaseInput): Promise<OpenedCase>
  /** Checks the shape of a page of the hall of fame; its words are the service's. */
  readCredits(answer: unknown): Page<Credit>
}

export type PrepareInput = {
  profile: VerifiedProfile
  draft: Draft
  receipt: Receipt
  /** The vendor's primary fingerprint that the page pins. */
  fingerprint: Fingerprint
  /** Origin of the page. */
  origin: string
  /** Software and version, such as `widget/0.1.0`. */
  bundle: string
  now: Date
}

export type OpenCaseInput = {
  answer: unknown
  profile: VerifiedProfile
  receipt: Receipt
}
