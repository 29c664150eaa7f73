import type { DeclineReason, ReportStatus, Severity } from '@sealpost/protocol'
import type { Trouble } from '../trouble.ts'
import type { EarlyTrouble } from './early-remedies.ts'
import type { OfVendor } from './terms.ts'

/** What a reporter can do once the form has stood. */
export type LateRemedy =
  | 'vendor'
  | 'retry'
  | 'clock'
  | 'update'
  | 'shorten'
  | 'renew'
  | 'check'
  | 'receipt'
  | 'mail'

/** Every trouble that is not early. */
export type LateTrouble = Exclude<Trouble, EarlyTrouble>

/** In a reader's terms: why something in a case is not shown as the vendor's. */
export type Doubt = 'unreadable' | 'unsigned' | 'elsewhere' | 'different'

/** The words of everything from the review on. A language is complete when it compiles. */
export type FollowUpTerms = {
  verifyHow: OfVendor
  fingerprint: string
  keysOf: (channel: string) => string
  method: string
  profile: string
  serialUntil: (serial: number, day: string) => string
  software: string
  edit: string
  renew: string
  reviewHeading: string
  reviewLead: OfVendor
  reportTitle: OfVendor
  sealedFor: OfVendor
  sealedTo: string
  yourKey: string
  /** The search for secrets did not load. */
  notSearched: string
  /** Before the hash of the profile, which is part of the report. */
  signedProfile: (serial: number) => string
  serviceSees: string
  sees: {
    vendor: OfVendor
    channel: (channel: string) => string
    urgent: string
    time: string
    size: (kibibytes: string) => string
    keys: (count: number) => string
    profile: (serial: number) => string
    origin: (origin: string) => string
    address: string
    later: OfVendor
  }
  yes: string
  acceptedRules: string

  receiptHeading: string
  onlyWayBack: string
  receiptUse: string
  copy: string
  copied: string
  copyFailed: string
  download: string
  print: string
  wroteDown: string
  receiptLocked: string
  receiptUnlocked: string
  send: string
  receiptFor: OfVendor
  receipt: string
  reportId: string
  vendor: string
  service: string

  sealing: string
  sending: string
  sendingLead: string
  waiting: (attempt: number) => string
  offlineWaiting: string
  notSent: string
  notSentLead: string
  saveSealed: string
  sealedFileUse: OfVendor
  contact: OfVendor

  sentHeading: string
  sentLead: OfVendor
  reference: string
  received: string
  next: string
  nextSteps: (vendor: string) => readonly string[]
  retention: (days: number, vendor: string) => string
  openCase: string
  another: string

  caseTitle: OfVendor
  opened: OfVendor
  receiptLead: string
  receiptHelp: string
  opening: string
  status: string
  updated: string
  severityLabel: string
  yourReport: string
  history: string
  noHistory: string
  signedBy: OfVendor
  stated: string
  statedHelp: OfVendor
  unverifiable: string
  doubts: Record<Doubt, OfVendor>
  byYou: string
  noteFrom: OfVendor
  asksFor: OfVendor
  reasonLabel: string
  exploitedNow: string
  exploitedNoMore: string
  saveRaw: string
  refresh: string
  closeCase: string
  closeCaseHelp: string
  caseClosed: string
  caseDeleted: (day: string) => string
  reportDeleted: string

  promisedBy: OfVendor

  creditHeading: string
  creditLead: OfVendor
  withdrawCredit: string
  withdrawQuestion: OfVendor
  withdrawForGood: string
  withdrawing: string
  keepCredit: string
  creditWithdrawn: OfVendor

  /** In whole sentences: what each status is called, and what it means. */
  statuses: Record<ReportStatus, readonly [name: string, meaning: OfVendor]>
  declineReasons: Record<DeclineReason, string>
  severities: Record<Severity, string>

  /** What happened. */
  troubles: Record<LateTrouble, string>
  /** What the reporter can do about it. */
  remedies: Record<LateRemedy, OfVendor>
}
