export {
  CaseState,
  deriveReceiptKeys,
  type ReceiptKeys,
  unwrapState,
  wrapState,
} from './case-state.ts'
export { CodedError } from './coded-error.ts'
export {
  type ContextFault,
  type EventContext,
  eventContextFaults,
  type ReportContext,
  reportContextFaults,
} from './context.ts'
export {
  Day,
  decodeBase64,
  encodeBase64,
  encodeBase64Url,
  encodeHex,
  Timestamp,
} from './encodings.ts'
export {
  armorSealed,
  type Framing,
  FramingError,
  type FramingErrorCode,
  readFraming,
} from './framing.ts'
export { sha256 } from './hash.ts'
export {
  ApiKeyId,
  ChangeId,
  ChannelId,
  Fingerprint,
  KeyId,
  Reference,
  ReportId,
  Sha256,
  VendorSlug,
} from './ids.ts'
export { LIMITS, type SizeClass } from './limits.ts'
export { OPERATIONS, type Operation } from './operations.ts'
export { type Page, PageQuery, pageOf } from './page.ts'
export {
  JsonError,
  type JsonErrorCode,
  type JsonLimits,
  parseJson,
} from './parse-json.ts'
export { fillPath, type OperationId, PATHS } from './paths.ts'
export {
  FieldRule,
  Identity,
  LocalText,
  Need,
  needOf,
  Policy,
  PolicyChannel,
  PolicyScope,
  Rule,
  SafeHarbour,
  ScopeExclusion,
  ScopeTarget,
  textIn,
} from './policy.ts'
export { isProblemCode, PROBLEMS, Problem, type ProblemCode } from './problem.ts'
export {
  FORMAT,
  Origin,
  Profile,
  ProfileChannel,
  ProfileError,
  type ProfileErrorCode,
  ProfileRecipient,
  parseProfile,
  SignedProfile,
} from './profile.ts'
export {
  createReceipt,
  formatReceipt,
  parseReceipt,
  type Receipt,
  ReceiptError,
  type ReceiptErrorCode,
} from './receipt.ts'
export {
  Answers,
  FIELD_IDS,
  FIELD_STEPS,
  FieldId,
  type FieldShape,
  type FieldStep,
  REPORT_FIELDS,
} from './report-fields.ts'
export {
  Case,
  HistoryEntry,
  ReportChange,
  ReportDetail,
  ReportPage,
  ReportQuery,
  ReportSummary,
} from './report-record.ts'
export {
  type Actor,
  CLOSED_STATUSES,
  canMove,
  DECLINE_REASONS,
  DeclineReason,
  MOVES,
  nextStatuses,
  REPORT_STATUSES,
  ReportStatus,
} from './report-status.ts'
export {
  ReportBody,
  SealedEventItem,
  SealedItem,
  SealedReportItem,
} from './sealed-item.ts'
export { isAtLeast, SEVERITIES, Severity } from './severity.ts'
export { Submission, SubmissionAccepted } from './submission.ts'
export {
  EventBody,
  isSameChange,
  SealedEvent,
  ThreadPosition,
  VisibleChange,
} from './thread.ts'
export {
  ApiKey,
  ApiKeyPage,
  CreatedApiKey,
  CreatedVendor,
  NewApiKey,
  NewVendor,
  ProfilePublished,
  SCOPES,
  Scope,
  Vendor,
  VendorPage,
} from './vendor.ts'
