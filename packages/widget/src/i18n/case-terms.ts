import type { Credited, DeclineReason, ReportStatus, Severity } from '@sealpost/protocol'
import type { OfVendor } from './terms.ts'

/** In a reader's terms: why something in a case is not shown as its sender's. */
export type Doubt =
  | 'unreadable'
  | 'unsigned'
  | 'elsewhere'
  | 'different'
  | 'gap'
  | 'order'
  | 'unsignedByYou'

/** The words of a case. A language is complete when it compiles. */
export type CaseTerms = {
  caseTitle: OfVendor
  opened: OfVendor
  receipt: string
  receiptLead: string
  receiptHelp: string
  openCase: string
  opening: string

  status: string
  reference: string
  received: string
  updated: string
  severityLabel: string
  reasonLabel: string
  refresh: string
  closeCase: string
  closeCaseHelp: string
  caseClosed: string
  caseDeleted: (day: string) => string
  /** In whole sentences: what each status is called, and what it means. */
  statuses: Record<ReportStatus, readonly [name: string, meaning: OfVendor]>
  declineReasons: Record<DeclineReason, string>
  severities: Record<Severity, string>

  thread: string
  you: string
  nothingYet: OfVendor
  newHere: string
  unread: (count: number) => string
  reportReceived: string
  exploitedNow: string
  exploitedNoMore: string
  publicNow: string
  publicNoMore: string
  asked: string
  answered: string
  attached: string
  removedMessage: string

  signedBy: OfVendor
  signedByYou: string
  stated: string
  statedHelp: OfVendor
  unverifiable: string
  doubts: Record<Doubt, OfVendor>
  saveRaw: string

  yourReport: string
  reportDeleted: string

  writeTo: OfVendor
  messageHelp: OfVendor
  send: string
  sendShortcut: string
  addFiles: string
  proving: string
  stopUpload: string
  sending: string
  waiting: string
  offlineWaiting: string
  notSent: string
  sent: string
  cameBetween: string
  charactersLeft: (left: string) => string
  tooLong: (over: string) => string
  emptyMessage: string
  cannotWrite: OfVendor
  stillReadable: string

  asksFor: OfVendor
  asksLead: string
  sendAnswer: string
  answersMissing: string

  keyChanged: OfVendor
  keyChangedLead: OfVendor
  keyThen: string
  keyNow: string
  keyContinue: string
  keyStop: string
  keyStopped: OfVendor
  keyContinued: OfVendor
  keyRotated: OfVendor
  decideAgain: string

  dates: string
  pastPromises: string
  saveDates: string
  calendarName: (vendor: string, reference: string) => string
  publication: string
  embargo: {
    none: OfVendor
    theirs: (vendor: string, day: string) => string
    mine: (vendor: string, day: string) => string
    active: (day: string) => string
    exited: string
    /** What still holds while another date is proposed. */
    holds: (day: string) => string
    statedOnly: (day: string) => string
  }
  embargoMoves: {
    proposed: (day: string) => string
    accepted: (day: string) => string
    declined: string
    statedDate: (day: string) => string
    outOfTurn: string
  }
  propose: string
  proposeAnother: string
  accept: string
  decline: string
  proposedDay: string
  proposedDayHelp: string
  dayInPast: string
  sendProposal: string
  cancel: string

  creditHeading: string
  creditNow: Record<Credited['as'], (vendor: string, name: string) => string>
  creditUnsaid: OfVendor
  creditChoices: Record<Credited['as'], string>
  creditChange: string
  creditQuestion: OfVendor
  creditName: string
  creditNameMissing: string
  creditSave: string
  creditNoneHelp: OfVendor
  creditWithdrawn: OfVendor
  wished: Record<Credited['as'], (name: string) => string>

  notesHeading: string
  notesCome: string
  stopNotes: string
  notesStopped: string

  withdraw: string
  withdrawQuestion: string
  withdrawMeaning: OfVendor
  withdrawNote: string
  withdrawNow: string
  keepReport: string
}
