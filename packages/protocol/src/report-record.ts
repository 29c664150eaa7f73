import * as z from 'zod/mini'
import { Timestamp } from './encodings.ts'
import { ChangeId, ChannelId, KeyId, Reference, ReportId, Sha256, VendorSlug } from './ids.ts'
import { LIMITS } from './limits.ts'
import { PageQuery, pageOf } from './page.ts'
import { Clock } from './promises.ts'
import { AskedFieldId } from './report-fields.ts'
import { DeclineReason, ReportStatus } from './report-status.ts'
import { Severity } from './severity.ts'
import { SealedEvent, ThreadPosition, VisibleChange } from './thread.ts'

const standing = {
  reportId: ReportId,
  reference: Reference,
  channel: ChannelId,
  urgent: z.boolean(),
  status: ReportStatus,
  severity: z.nullable(Severity),
  declineReason: z.nullable(DeclineReason),
  exploited: z.boolean(),
  /** Fields the vendor asked for; empty unless the status is `needs_detail`. */
  missing: z.array(AskedFieldId),
  receivedAt: Timestamp,
  updatedAt: Timestamp,
  profileHash: Sha256,
  ciphertextHash: Sha256,
  /** What the policy promises about it, each with its clock. */
  promises: z.array(Clock),
}

/** A report as its vendor sees it in a list. All of it is what the service can read. */
export const ReportSummary = z.object({
  ...standing,
  /** Grows with each change; the report's ETag is this number in double quotes. */
  revision: z.int().check(z.minimum(1)),
  /** Size class of the sealed report in bytes, one of {@link LIMITS.sizeClasses}. */
  sizeClass: z.int(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

/** One change in a report's life. Without `event` it is what the service states and nobody signed. */
export const HistoryEntry = z.object({
  changeId: ChangeId,
  at: Timestamp,
  actor: z.enum(['vendor', 'reporter']),
  change: VisibleChange,
  event: z.nullable(SealedEvent),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

/** A report as its vendor sees it alone, with its history from oldest to newest. */
export const ReportDetail = z.object({
  ...ReportSummary.shape,
  reporterKeyId: KeyId,
  history: z.array(HistoryEntry),
  /** Where the vendor's next sealed event must stand. */
  nextEvent: ThreadPosition,
})
export type ReportDetail = z.infer<typeof ReportDetail>

/** A change that a vendor asks for; comes with `If-Match`. Repeating it gets the first answer. */
export const ReportChange = z.strictObject({
  changeId: ChangeId,
  change: VisibleChange,
  event: z.optional(SealedEvent),
})
export type ReportChange = z.infer<typeof ReportChange>

/**
 * Filters of a report list; without any, all reports that were not deleted. With `late` or
 * `dueWithinHours` the list begins with what is due first.
 */
export const ReportQuery = z.strictObject({
  ...PageQuery,
  status: z.optional(ReportStatus),
  channel: z.optional(ChannelId),
  /** Only reports changed at or after this time. */
  updatedSince: z.optional(Timestamp),
  /** Only reports with a promise that is overdue. */
  late: z.optional(z.literal('true')),
  /** Only reports with an open promise that is due within so many hours, or overdue. */
  dueWithinHours: z.optional(
    z.pipe(
      z.string().check(z.regex(/^\d{1,5}$/, { error: 'must be a whole number of hours' })),
      z.transform(Number),
    ),
  ),
})
export type ReportQuery = z.infer<typeof ReportQuery>

/** A page of reports, newest first by time received, or by what is due first if the query asks for it. */
export const ReportPage = pageOf(ReportSummary)

/** A case as its reporter sees it: enough to reread the report and check each change. */
export const Case = z.object({
  vendor: VendorSlug,
  ...standing,
  /** The sealed report in base64; null once it was deleted. */
  sealed: z.nullable(z.string().check(z.maxLength(LIMITS.maxRequestBytes))),
  /** Written once at submission; null once the report was deleted. */
  wrappedState: z.nullable(z.string().check(z.maxLength(LIMITS.maxRequestBytes))),
  deletedAt: z.nullable(Timestamp),
  history: z.array(HistoryEntry),
})
export type Case = z.infer<typeof Case>
