import * as z from 'zod/mini'
import { Credit, CreditPage, NewCredit } from './credit.ts'
import { FeedPage, FeedQuery } from './event-feed.ts'
import { ApiKeyId, ReportId, Sha256, VendorSlug } from './ids.ts'
import { PageQuery } from './page.ts'
import { type OperationId, PATHS } from './paths.ts'
import type { ProblemCode } from './problem.ts'
import { SignedProfile } from './profile.ts'
import {
  Case,
  ReportChange,
  ReportDetail,
  ReportPage,
  ReportQuery,
  ReportSummary,
} from './report-record.ts'
import { Submission, SubmissionAccepted } from './submission.ts'
import {
  ApiKeyPage,
  CreatedApiKey,
  CreatedVendor,
  NewApiKey,
  NewVendor,
  ProfilePublished,
  type Scope,
  VendorPage,
} from './vendor.ts'

/** What an operation takes and gives. Every route, SDK method and page of the reference follows from one of these. */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  summary: string
  /** Who may call it: `reporter` by receipt token, `vendor` by API key, `operator` by the service's own token. */
  caller: 'anyone' | 'reporter' | 'vendor' | 'operator'
  /** The scope that a vendor's API key needs. */
  scope?: Scope
  params?: z.ZodMiniType
  query?: z.ZodMiniType
  body?: z.ZodMiniType
  /** `json` answers have a schema; the others are bytes or nothing. */
  answer:
    | { status: 200 | 201; type: 'json'; schema: z.ZodMiniType }
    | { status: 200; type: 'application/octet-stream' | 'text/plain' }
    | { status: 204; type: 'empty' }
  /** Refusals of its own, besides those that its caller, body and the service's limits imply. */
  problems: readonly ProblemCode[]
}

const VendorPath = z.strictObject({ vendor: VendorSlug })
const ReportPath = z.strictObject({ reportId: ReportId })
const json = <Status extends 200 | 201, Schema extends z.ZodMiniType>(
  status: Status,
  schema: Schema,
) => ({ status, type: 'json', schema }) as const
const empty = { status: 204, type: 'empty' } as const

/** Every operation of the service under `/v1`, in reading order. */
export const OPERATIONS = {
  getProfile: {
    method: 'GET',
    path: PATHS.getProfile,
    summary: 'Fetches the vendor\u2019s current signed profile',
    caller: 'anyone',
    params: VendorPath,
    answer: json(200, SignedProfile),
    problems: ['unknown_vendor', 'unknown_profile'],
  },
  getProfileVersion: {
    method: 'GET',
    path: PATHS.getProfileVersion,
    summary: 'Fetches a published profile by its hash, however old',
    caller: 'anyone',
    params: z.strictObject({ vendor: VendorSlug, hash: Sha256 }),
    answer: json(200, SignedProfile),
    problems: ['unknown_vendor', 'unknown_profile'],
  },
  submitReport: {
    method: 'POST',
    path: PATHS.submitReport,
    summary: 'Stores a sealed report',
    caller: 'anyone',
    params: VendorPath,
    body: Submission,
    answer: json(201, SubmissionAccepted),
    problems: [
      'unknown_vendor',
      'unknown_profile',
      'profile_expired',
      'malformed_sealed',
      'unusable_recipients',
      'report_conflict',
    ],
  },
  getCase: {
    method: 'GET',
    path: PATHS.getCase,
    summary: 'Fetches the case that a receipt opens',
    caller: 'reporter',
    params: VendorPath,
    answer: json(200, Case),
    problems: ['unknown_case'],
  },
  withdrawCredit: {
    method: 'DELETE',
    path: PATHS.withdrawCredit,
    summary: 'Takes back the reporter\u2019s consent to be credited, for good',
    caller: 'reporter',
    params: VendorPath,
    answer: empty,
    problems: ['unknown_case'],
  },
  listCredits: {
    method: 'GET',
    path: PATHS.listCredits,
    summary: 'Lists whom the vendor thanks, newest first',
    caller: 'anyone',
    params: VendorPath,
    query: z.strictObject(PageQuery),
    answer: json(200, CreditPage),
    problems: ['unknown_vendor', 'invalid_cursor'],
  },
  listReports: {
    method: 'GET',
    path: PATHS.listReports,
    summary: 'Lists reports, newest first, or those with a promise that is due',
    caller: 'vendor',
    scope: 'reports:read',
    query: ReportQuery,
    answer: json(200, ReportPage),
    problems: ['invalid_cursor'],
  },
  getReport: {
    method: 'GET',
    path: PATHS.getReport,
    summary: 'Fetches what the service knows about a report',
    caller: 'vendor',
    scope: 'reports:read',
    params: ReportPath,
    answer: json(200, ReportDetail),
    problems: ['unknown_report', 'report_deleted'],
  },
  getSealedReport: {
    method: 'GET',
    path: PATHS.getSealedReport,
    summary: 'Fetches the sealed report as a binary OpenPGP message',
    caller: 'vendor',
    scope: 'reports:read',
    params: ReportPath,
    answer: { status: 200, type: 'application/octet-stream' },
    problems: ['unknown_report', 'report_deleted'],
  },
  getArmoredReport: {
    method: 'GET',
    path: PATHS.getArmoredReport,
    summary: 'Fetches the sealed report as an ASCII-armored OpenPGP message',
    caller: 'vendor',
    scope: 'reports:read',
    params: ReportPath,
    answer: { status: 200, type: 'text/plain' },
    problems: ['unknown_report', 'report_deleted'],
  },
  updateReport: {
    method: 'PATCH',
    path: PATHS.updateReport,
    summary: 'Changes a report, with the same change sealed and signed for its reporter',
    caller: 'vendor',
    scope: 'reports:write',
    params: ReportPath,
    body: ReportChange,
    answer: json(200, ReportSummary),
    problems: [
      'missing_revision',
      'unknown_report',
      'report_deleted',
      'stale_revision',
      'change_conflict',
      'illegal_move',
      'early_disclosure',
      'missing_severity',
      'missing_reason',
      'missing_fields',
      'sequence_conflict',
      'malformed_sealed',
      'unusable_recipients',
    ],
  },
  deleteReport: {
    method: 'DELETE',
    path: PATHS.deleteReport,
    summary: 'Deletes the sealed bytes of a report and leaves a tombstone',
    caller: 'vendor',
    scope: 'reports:write',
    params: ReportPath,
    answer: empty,
    problems: ['unknown_report'],
  },
  putCredit: {
    method: 'PUT',
    path: PATHS.putCredit,
    summary: 'Thanks the reporter in public, in the words they agreed to',
    caller: 'vendor',
    scope: 'reports:write',
    params: ReportPath,
    body: NewCredit,
    answer: json(200, Credit),
    problems: ['unknown_report', 'report_deleted', 'credit_withdrawn'],
  },
  deleteCredit: {
    method: 'DELETE',
    path: PATHS.deleteCredit,
    summary: 'Takes a credit out of the hall of fame',
    caller: 'vendor',
    scope: 'reports:write',
    params: ReportPath,
    answer: empty,
    problems: ['unknown_report'],
  },
  listEvents: {
    method: 'GET',
    path: PATHS.listEvents,
    summary: 'Lists what happened to the vendor\u2019s reports, oldest first',
    caller: 'vendor',
    scope: 'reports:read',
    query: FeedQuery,
    answer: json(200, FeedPage),
    problems: [],
  },
  putProfile: {
    method: 'PUT',
    path: PATHS.putProfile,
    summary: 'Publishes a signed profile',
    caller: 'vendor',
    scope: 'profile:write',
    body: z.strictObject(SignedProfile.shape),
    answer: json(200, ProfilePublished),
    problems: ['unusable_profile', 'stale_serial'],
  },
  listApiKeys: {
    method: 'GET',
    path: PATHS.listApiKeys,
    summary: 'Lists the vendor\u2019s API keys',
    caller: 'vendor',
    scope: 'keys:manage',
    query: z.strictObject(PageQuery),
    answer: json(200, ApiKeyPage),
    problems: ['invalid_cursor'],
  },
  createApiKey: {
    method: 'POST',
    path: PATHS.createApiKey,
    summary: 'Makes an API key and shows its secret once',
    caller: 'vendor',
    scope: 'keys:manage',
    body: NewApiKey,
    answer: json(201, CreatedApiKey),
    problems: [],
  },
  deleteApiKey: {
    method: 'DELETE',
    path: PATHS.deleteApiKey,
    summary: 'Revokes an API key at once',
    caller: 'vendor',
    scope: 'keys:manage',
    params: z.strictObject({ apiKeyId: ApiKeyId }),
    answer: empty,
    problems: ['unknown_api_key', 'last_key'],
  },
  createVendor: {
    method: 'POST',
    path: PATHS.createVendor,
    summary: 'Makes a vendor and its first API key',
    caller: 'operator',
    body: NewVendor,
    answer: json(201, CreatedVendor),
    problems: ['vendor_exists'],
  },
  listVendors: {
    method: 'GET',
    path: PATHS.listVendors,
    summary: 'Lists the vendors of this service',
    caller: 'operator',
    query: z.strictObject(PageQuery),
    answer: json(200, VendorPage),
    problems: ['invalid_cursor'],
  },
  deleteVendor: {
    method: 'DELETE',
    path: PATHS.deleteVendor,
    summary: 'Deletes a vendor with everything it has',
    caller: 'operator',
    params: VendorPath,
    answer: empty,
    problems: ['unknown_vendor'],
  },
} as const satisfies Record<OperationId, Operation>
