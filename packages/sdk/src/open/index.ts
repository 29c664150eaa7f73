/**
 * Opens reports with a private key, answers them signed, and signs profiles. Runs wherever `fetch` and
 * WebCrypto do; nothing here sends a private key or a plaintext anywhere.
 */
export {
  type Certificate,
  generateVendorKey,
  KeyError,
  type KeyErrorCode,
  OpenError,
  ProfileTrustError,
  protectSecretKey,
  readCertificate,
  readSecretKey,
  SealError,
  type SecretKey,
  type VerifiedProfile,
  verifyProfile,
} from '@sealpost/protocol/envelope'
export { CreditError } from './credit-error.ts'
export { type AnswerOptions, Desk, type DeskOptions, type DeskReport } from './desk.ts'
export type { CreditOptions, DeskCredits } from './desk-credits.ts'
export { type Finding, type FindingCode, isDoubtful } from './findings.ts'
export { OpenReportError } from './open-error.ts'
export { type HistoryInput, type OpenedChange, openHistory } from './open-history.ts'
export { type OpenedReport, type OpenReportInput, openReport, type Report } from './open-report.ts'
export { findPolicyFaults, findPolicyWarnings } from './policy-faults.ts'
export { type EventInput, sealEvent } from './seal-event.ts'
export { type SecurityTxtInput, writeSecurityTxt } from './security-txt.ts'
export { type ProfileDraft, signProfile } from './sign-profile.ts'
