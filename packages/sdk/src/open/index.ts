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
  type OwnKey,
  ProfileTrustError,
  protectSecretKey,
  readCertificate,
  readSecretKey,
  SealError,
  type SecretKey,
  signRotation,
  type VerifiedProfile,
  verifyProfile,
} from '@sealpost/protocol/envelope'
export { AnswerError, type AnswerErrorCode } from './answer-error.ts'
export { AttachmentError, type AttachmentErrorCode } from './attachment-error.ts'
export { type CheckedProof, checkProof, type ProofInput } from './check-proof.ts'
export { CreditError } from './credit-error.ts'
export {
  type AnswerOptions,
  Desk,
  type DeskOptions,
  type DeskReport,
  type NoteOptions,
  type Reply,
} from './desk.ts'
export type { CreditOptions, DeskCredits } from './desk-credits.ts'
export { type Finding, type FindingCode, isDoubtful } from './findings.ts'
export { foldThread, type OpenedThread, type ThreadFile } from './fold-thread.ts'
export { OpenReportError } from './open-error.ts'
export { type OpenedReport, type OpenReportInput, openReport, type Report } from './open-report.ts'
export { type OpenedEntry, openThread, type Said, type ThreadInput } from './open-thread.ts'
export type { OpeningKeys } from './open-with.ts'
export { findPolicyFaults, findPolicyWarnings } from './policy-faults.ts'
export { type EntryInput, sealEntry } from './seal-entry.ts'
export { type SecurityTxtInput, writeSecurityTxt } from './security-txt.ts'
export { type ProfileDraft, signProfile } from './sign-profile.ts'
