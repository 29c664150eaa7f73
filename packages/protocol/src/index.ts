export {
  type AskedField,
  askedFields,
  channelOf,
  identityAsks,
  type MissingAnswer,
  missingAnswers,
  needOf,
} from './asked-fields.ts'
export {
  AttachedFile,
  NewUpload,
  PartNumber,
  partCountOf,
  StoredFile,
  StoredFiles,
} from './attachment.ts'
export { dayOf, endOfDayMs, endOfSpanMs, localDay, type Pause, UTC_CALENDAR } from './calendar.ts'
export { type CalendarDay, calendarFile } from './calendar-file.ts'
export {
  CaseState,
  deriveReceiptKeys,
  type ReceiptKeys,
  unwrapState,
  wrapState,
} from './case-state.ts'
export { Challenge, ChallengeQuery, Puzzle } from './challenge.ts'
export { CodedError } from './coded-error.ts'
export {
  type ContextFault,
  type EntryContext,
  entryContextFaults,
  entryIdOf,
  isForeign,
  type ReportContext,
  reportContextFaults,
} from './context.ts'
export {
  Credit,
  type CreditCase,
  CreditPage,
  type CreditRefusal,
  creditRefusal,
  NewCredit,
} from './credit.ts'
export { Credited } from './credit-wish.ts'
export {
  DELIVERY_FAULTS,
  Delivery,
  DeliveryFault,
  DeliveryPage,
  DeliveryQuery,
  DeliveryState,
  MailDelivery,
  MailDeliveryPage,
  RETRY_SECONDS,
} from './delivery.ts'
export {
  type Embargo,
  EmbargoMove,
  type EmbargoState,
  exitEmbargo,
  moveEmbargo,
  NO_EMBARGO,
  openEmbargoMoves,
} from './embargo.ts'
export {
  Day,
  decodeBase64,
  encodeBase64,
  encodeBase64Url,
  encodeHex,
  Timestamp,
} from './encodings.ts'
export {
  EVENT_TYPES,
  EventId,
  EventType,
  EXPIRY_WARNING_DAYS,
  FeedEvent,
  FeedPage,
  FeedQuery,
} from './event-feed.ts'
export {
  armorSealed,
  type FileFraming,
  type Framing,
  FramingError,
  type FramingErrorCode,
  readFileFraming,
  readFraming,
} from './framing.ts'
export { sha256 } from './hash.ts'
export {
  ApiKeyId,
  AttachmentId,
  ChannelId,
  EntryId,
  Fingerprint,
  KeyId,
  Reference,
  ReportId,
  Sha256,
  VendorSlug,
  WebhookId,
} from './ids.ts'
export { LIMITS, type SizeClass } from './limits.ts'
export { Bounce, MailSettings, NoteAddress } from './mail.ts'
export type { Operation } from './operations/operation.ts'
export { OPERATIONS } from './operations.ts'
export { type Page, PageQuery, pageOf } from './page.ts'
export {
  JsonError,
  type JsonErrorCode,
  type JsonLimits,
  parseJson,
} from './parse-json.ts'
export { fillPath, type OperationId, PATHS } from './paths.ts'
export {
  Completeness,
  Condition,
  CustomField,
  FieldRule,
  FileTerms,
  Need,
  PolicyChannel,
} from './policy/channel.ts'
export { CreditTerms } from './policy/credit.ts'
export { EmailAddress, isEmailAddress, LocalText, textIn } from './policy/local-text.ts'
export { BusinessCalendar, Disclosure, Promises, Span, Term } from './policy/promises.ts'
export { PolicyScope, ScopeExclusion, ScopeTarget, TARGET_KINDS } from './policy/scope.ts'
export { Identity, Notice, Policy, Rule, SafeHarbour } from './policy.ts'
export { type PolicyFinding, policyFaults } from './policy-faults.ts'
export { policyWarnings } from './policy-warnings.ts'
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
  Clock,
  ClockState,
  type ClockTerms,
  clocksAt,
  clocksOf,
  dueSoonMs,
  isOpen,
  mayDisclose,
  PROMISE_IDS,
  PromiseId,
} from './promises.ts'
export {
  formatProofFile,
  ProofFile,
  ProofFileError,
  type ProofFileErrorCode,
  parseProofFile,
} from './proof-file.ts'
export {
  ProofOfReceipt,
  type ProofVerdict,
  proofText,
  type ReceivedReport,
  verifyProof,
} from './proof-of-receipt.ts'
export {
  createReceipt,
  formatReceipt,
  parseReceipt,
  type Receipt,
  ReceiptError,
  type ReceiptErrorCode,
} from './receipt.ts'
export {
  type Answer,
  Answers,
  AskedFieldId,
  answerTo,
  CustomFieldId,
  CVSS_VECTOR,
  FIELD_IDS,
  FIELD_STEPS,
  FieldId,
  type FieldShape,
  type FieldStep,
  isBlank,
  isCustomField,
  MAX_CUSTOM_CHARACTERS,
  REPORT_FIELDS,
  WEAKNESS,
} from './report-fields.ts'
export {
  beginLife,
  type LifeEntry,
  type LifeFacts,
  lifeOf,
  liveOn,
  type ReportLife,
} from './report-life.ts'
export {
  Case,
  EntryAccepted,
  NewCaseEntry,
  NewMessage,
  ReadMark,
  ReportChange,
  ReportDetail,
  ReportPage,
  ReportQuery,
  ReportSummary,
  ThreadEntry,
  ThreadQuery,
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
export { Rotation, rotationText } from './rotation.ts'
export { type JudgedTarget, judgeTarget, type ScopeVerdict, scopeVerdict } from './scope-verdict.ts'
export {
  ReportBody,
  type SealedEntryItem,
  SealedEventItem,
  SealedItem,
  SealedMessageItem,
  SealedReportItem,
} from './sealed-item.ts'
export { type SecurityTxtLinks, securityTxt } from './security-txt.ts'
export { ServiceFacts } from './service-facts.ts'
export { isAtLeast, SEVERITIES, Severity } from './severity.ts'
export { Submission, SubmissionAccepted } from './submission.ts'
export {
  EventBody,
  isSameChange,
  MessageBody,
  ReporterChange,
  SealedEntry,
  ThreadPosition,
  VisibleChange,
} from './thread.ts'
export {
  type JudgedEntry,
  type JudgedThread,
  type ThreadFacts,
  threadFacts,
} from './thread-facts.ts'
export type { TypedTargetKind } from './typed-target.ts'
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
export {
  CreatedWebhook,
  NewWebhook,
  PingResult,
  Webhook,
  WebhookChange,
  WebhookEvent,
  WebhookList,
  WebhookPing,
  WebhookUrl,
} from './webhook.ts'
export {
  hasSignatureOf,
  PUBLIC_KEY_PREFIX,
  SECRET_PREFIX,
  type SignedRequest,
  signWithSecret,
  WEBHOOK_HEADERS,
  webhookText,
} from './webhook-signature.ts'
