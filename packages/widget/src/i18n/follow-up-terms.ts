import type { AcceptedReport } from '../sealing/sealing.ts'
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
  | 'files'
  | 'look'

/** Every trouble that is not early. */
export type LateTrouble = Exclude<Trouble, EarlyTrouble>

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
    /** Sizes come joined with "and". */
    files: (count: number, sizes: string) => string
    /** The address comes isolated. */
    notes: (address: string) => string
    keys: (count: number) => string
    profile: (serial: number) => string
    origin: (origin: string) => string
    address: string
    later: OfVendor
    laterEntries: string
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
  /** Said where the vendor offers mail. */
  mailComes: (address: string) => string
  noMailComes: string
  receiptLocked: string
  receiptUnlocked: string
  send: string
  receiptFor: OfVendor
  receipt: string
  reportId: string
  vendor: string
  service: string

  /** Beside the link to the case page. */
  casePage: string
  scanToOpen: string
  noCode: string

  sealing: string
  proving: string
  provingLead: string
  uploading: string
  uploadingLead: string
  cancelUpload: string
  sending: string
  sendingLead: string
  waiting: (attempt: number) => string
  offlineWaiting: string
  notSent: string
  notSentLead: string
  saveSealed: string
  sealedFileUse: OfVendor
  withoutFiles: string
  toFiles: string
  contact: OfVendor

  sentHeading: string
  sentLead: OfVendor
  reference: string
  received: string
  /** The hash of the sealed bytes that the service stored. */
  storedHash: string
  proof: Record<AcceptedReport['proofVerdict'], OfVendor>
  saveProof: string
  saveProofUse: string
  /** The receipt once more, with all that came of the report. */
  saveWholeReceipt: string
  proofTitle: OfVendor
  proofCheck: string
  /** The service's keys that the vendor names. */
  proofKeys: string
  next: string
  nextSteps: (vendor: string) => readonly string[]
  retention: (days: number, vendor: string) => string
  openCase: string
  another: string

  promisedBy: OfVendor

  /** What happened. */
  troubles: Record<LateTrouble, string>
  /** What the reporter can do about it. */
  remedies: Record<LateRemedy, OfVendor>
}
