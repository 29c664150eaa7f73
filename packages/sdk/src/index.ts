/**
 * The vendor's client: list, fetch and change reports, publish profiles, manage keys and webhooks.
 * Opening reports needs a private key and lives in `@sealpost/sdk/open`.
 */
export {
  formatProofFile,
  ProofFileError,
  parseProofFile,
  verifyProof,
} from '@sealpost/protocol'
export { type ConnectionOptions, Sealpost, SealpostOperator } from './client.ts'
export type { CallOptions, ListOptions } from './core/call-options.ts'
export {
  AbortError,
  ApiError,
  ConnectionError,
  type Fault,
  InvalidInputError,
  isRefusal,
  type MalformedAnswerCode,
  MalformedAnswerError,
  SealpostError,
  TimeoutError,
} from './core/errors.ts'
export type { Pages } from './core/pages.ts'
export type { ApiKeys } from './resources/api-keys.ts'
export type { Credits } from './resources/credits.ts'
export type { Events, FeedOptions } from './resources/events.ts'
export type { Mail } from './resources/mail.ts'
export type { Profiles } from './resources/profiles.ts'
export type { ReportVerbs } from './resources/report-verbs.ts'
export type { ReportFilters, Reports, SealEntry, UpdateOptions } from './resources/reports.ts'
export type { ServiceDescription } from './resources/service-description.ts'
export type { Vendors } from './resources/vendors.ts'
export type { DeliveryFilters, Webhooks } from './resources/webhooks.ts'
