import type {
  DeclineReason,
  FieldId,
  Identity,
  REPORT_FIELDS,
  ReportStatus,
  Severity,
} from '@sealpost/protocol'
import type { Doubt } from '../case-view/doubts.ts'
import type { StepId } from '../flow/form-state.ts'
import type { Remedy } from '../shell/remedies.ts'
import type { Trouble } from '../trouble.ts'

type ChoiceField = {
  [Id in FieldId]: (typeof REPORT_FIELDS)[Id]['kind'] extends 'choice' ? Id : never
}[FieldId]
type ChoiceOf<Id extends ChoiceField> = Extract<
  (typeof REPORT_FIELDS)[Id],
  { kind: 'choice' }
>['choices'][number]

/** A field's label and, where the label does not say it all, its help. */
export type FieldTerms = readonly [label: string, help?: string]

/** Words that name the vendor. The name arrives isolated, so that no text can reorder the sentence. */
type OfVendor = (vendor: string) => string

/** Every word the elements say by themselves. A language is complete when it compiles. */
export type Terms = {
  /** BCP 47 tag, for dates and numbers. */
  language: string

  loading: string
  refused: string
  title: OfVendor
  sealed: OfVendor
  verify: string
  verifyHow: OfVendor
  fingerprint: string
  keysOf: (channel: string) => string
  method: string
  profile: string
  serialUntil: (serial: number, day: string) => string
  software: string

  steps: Record<Exclude<StepId, 'sent'>, string>
  progressLabel: string
  progress: (step: string, position: number, count: number) => string
  done: string
  stillNeeded: string
  optional: string
  back: string
  continue: string
  edit: string
  clear: string
  retry: string
  renew: string

  problems: (count: number) => string
  required: (label: string) => string
  requiredChoice: string
  requiredRules: string
  requiredReceipt: string
  tooLong: (over: string) => string
  tooMany: (limit: number) => string
  reportTooLarge: string
  charactersLeft: (left: string) => string

  channelHeading: string
  kindOfReport: string
  urgent: string
  urgentHelp: string

  rulesHeading: string
  safeHarbour: string
  please: string
  never: string
  goodToKnow: string
  readPolicy: OfVendor
  acceptTogether: string
  acceptEach: string
  acceptedRules: string

  targetHeading: string
  inScope: string
  inOpenScope: OfVendor
  outsideWarn: OfVendor
  outsideBlock: OfVendor
  excludedWarn: OfVendor
  excludedBlock: OfVendor
  showScope: OfVendor
  scopeListed: string
  scopeOpen: string
  exclusions: string

  findingHeading: string
  stepLabel: (position: number) => string
  addStep: string
  moveUp: (position: number) => string
  moveDown: (position: number) => string
  remove: (position: number) => string
  moved: (to: number, count: number) => string
  removed: (position: number) => string

  impactHeading: string

  youHeading: string
  identity: Record<Identity, OfVendor>

  reviewHeading: string
  reviewLead: OfVendor
  reportTitle: OfVendor
  sealedFor: OfVendor
  sealedTo: string
  yourKey: string
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

  /** In whole sentences: what each status is called, and what it means. */
  statuses: Record<ReportStatus, readonly [name: string, meaning: OfVendor]>
  declineReasons: Record<DeclineReason, string>
  severities: Record<Severity, string>
  fields: Record<FieldId, FieldTerms>
  choices: { readonly [Id in ChoiceField]: Readonly<Record<ChoiceOf<Id>, string>> }
  yes: string

  /** What happened. */
  troubles: Record<Trouble, string>
  /** What the reporter can do about it. */
  remedies: Record<Remedy, OfVendor>
  nothingSent: string
}
