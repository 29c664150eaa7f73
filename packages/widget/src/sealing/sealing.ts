import type {
  Answers,
  Case,
  ChannelId,
  ContextFault,
  Credit,
  Fingerprint,
  NoteAddress,
  Page,
  Profile,
  Puzzle,
  Receipt,
  ReportId,
  SealedEntryItem,
  SealedReportItem,
  ServiceFacts,
  Submission,
  SubmissionAccepted,
  ThreadEntry,
  ThreadPosition,
  VendorSlug,
} from '@sealpost/protocol'
import type {
  Certificate,
  createFileKey,
  KeyErrorCode,
  leadsTo,
  OpenError,
  OpenedItem,
  Sealed,
  SecretKey,
  VerifiedProfile,
} from '@sealpost/protocol/envelope'
import type { ChosenFile } from '../flow/chosen-file.ts'
import type { Trouble } from '../trouble.ts'
import type { UploadedFiles } from '../uploads/uploads.ts'

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
  /** What the answer to `evidence` names. */
  files: readonly ChosenFile[]
  /** Goes beside the sealed report, never into it. */
  notify?: NoteAddress
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
  /** ASCII-armored and without files, for mailing it when the service cannot be reached. */
  sealedFile: { name: string; text: string }
  /** What it was made of: never leaves the page. */
  input: PrepareInput
  begun: BegunReport
}

/** What stays the same however often a report is sealed before it is sent. */
export type BegunReport = {
  reportId: ReportId
  caseKey: SecretKey
  /** The channel's recipients and the case key. */
  recipients: readonly Certificate[]
  /** Of the receipt. */
  accessToken: string
  tokenHash: Submission['tokenHash']
  wrappedState: string
}

/** What the service has confirmed of a report. */
export type AcceptedReport = SubmissionAccepted & {
  /**
   * How its signature stands: `unsupported` where this browser knows no Ed25519, `unnamed` where the
   * vendor's profile names no key of the service.
   */
  proofVerdict: 'valid' | 'unsupported' | 'unnamed'
}

/** A submission before encoding: only sealed bytes have the type that may be sent. */
export type SealedSubmission = Omit<Submission, 'sealed'> & { sealed: Sealed }

/** Why something sealed is not shown as what it claims to be. */
export type UnverifiableReason =
  | OpenError['code']
  | ContextFault
  | Exclude<OpenedItem['signature']['state'], 'valid'>
  /** What came before it is missing, or is not what its sender saw there. */
  | 'gap'

/** One entry of a case's thread, and who vouches for it. */
export type CaseEntry = Omit<ThreadEntry, 'sealed'> &
  (
    | { mark: 'signed'; item: SealedEntryItem }
    /** Nobody signed it: it is what the service says. */
    | { mark: 'stated' }
    | { mark: 'unverifiable'; reason: UnverifiableReason; sealed: Uint8Array<ArrayBuffer> }
  )

/** The report inside a case. */
export type CaseReport =
  | { state: 'open'; item: SealedReportItem; text: string }
  | { state: 'unverifiable'; reason: UnverifiableReason; sealed: Uint8Array<ArrayBuffer> }
  | { state: 'deleted' }

/** Whoever holds the receipt, with what it unwrapped. */
export type Opener = {
  key: SecretKey
  /** The vendor's primary fingerprint that was pinned when the report was made. */
  fingerprint: Fingerprint
  profileHash: Case['profileHash']
}

/** A case's answers of the right shape in one, with what its receipt opened. */
export type ReadCase = {
  answer: Case
  /** Null once the report was deleted: nothing can be opened any more. */
  opener: Opener | null
}

/** A thread as its reporter may believe it. */
export type OpenedThread = {
  report: CaseReport
  /** From oldest to newest. */
  thread: readonly CaseEntry[]
  /** Where the reporter's next entry must stand. */
  position: ThreadPosition
}

/** An entry that was sealed and may be sent as often as needed: the same bytes under the same id. */
export type SealedCaseEntry = ThreadPosition & { profileHash: Case['profileHash']; sealed: Sealed }

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
  /** Seals a report once more, with its files. */
  attachFiles(report: PreparedReport, files: UploadedFiles): Promise<PreparedReport>
  /** Makes the key of one file. */
  createFileKey: typeof createFileKey
  /** Accepts a 201 only if it speaks of the very bytes that were sent. */
  /** And that the service has signed, if the vendor's profile says that it does. */
  confirmAccepted(
    answer: unknown,
    report: PreparedReport,
    profile: Profile,
  ): Promise<AcceptedReport>
  /** Checks the shape of a case's answers and unwraps what the service kept for the receipt. */
  readCase(pages: readonly unknown[], opened: OpenedReceipt, vendor: VendorSlug): Promise<ReadCase>
  /** Opens report and thread, and says of each entry who vouches for it. */
  openThread(read: ReadCase, signers: readonly Certificate[]): Promise<OpenedThread>
  /** Seals the reporter's next entry to the recipients of a channel and to the case key. */
  sealEntry(input: SealEntryInput): Promise<SealedCaseEntry>
  /** Whether signed statements lead from one key of a vendor's to another. */
  leadsTo: typeof leadsTo
  /** Checks the shape of a page of the hall of fame; its words are the service's. */
  readCredits(answer: unknown): Page<Credit>
  /** Reads the puzzle that the service sets; null if it wants no proof of work now. */
  readChallenge(answer: unknown): Puzzle | null
  /** Reads what the service says of itself. */
  readService(answer: unknown): ServiceFacts
}

export type PrepareInput = {
  /** Made before anything was sealed, so that work on its proof could begin. */
  reportId: ReportId
  /** What was sealed before and not sent: the same report goes on if nothing its files need has changed. */
  earlier: PreparedReport | null
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

/** All of an entry but what sealing itself decides. */
export type EntryContent =
  | Omit<Extract<SealedEntryItem, { kind: 'event' }>, 'from' | 'to' | 'profileHash'>
  | Omit<Extract<SealedEntryItem, { kind: 'message' }>, 'from' | 'to' | 'profileHash'>

export type SealEntryInput = {
  content: EntryContent
  /** The same for people. */
  text: string
  opener: Opener
  /** Verified for sealing. */
  profile: VerifiedProfile
  now: Date
}
