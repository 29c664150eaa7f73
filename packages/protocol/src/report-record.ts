import * as z from 'zod/mini'
import { StoredFile, StoredFiles } from './attachment.ts'
import { Day, Timestamp } from './encodings.ts'
import { ChannelId, EntryId, KeyId, Reference, ReportId, Sha256, VendorSlug } from './ids.ts'
import { LIMITS } from './limits.ts'
import { PageQuery, pageOf } from './page.ts'
import { Clock } from './promises.ts'
import { AskedFieldId } from './report-fields.ts'
import { DeclineReason, ReportStatus } from './report-status.ts'
import { Severity } from './severity.ts'
import { ReporterChange, SealedEntry, ThreadPosition, VisibleChange } from './thread.ts'

const standing = {
  reportId: ReportId,
  reference: Reference,
  channel: ChannelId,
  urgent: z.boolean(),
  status: ReportStatus,
  severity: z.nullable(Severity),
  declineReason: z.nullable(DeclineReason),
  exploited: z.boolean(),
  alreadyPublic: z.boolean(),
  /** The day of publication that both sides agreed to; null while there is none. */
  agreedDate: z.nullable(Day),
  /** Fields the vendor asked for; empty unless the status is `needs_detail`. */
  missing: z.array(AskedFieldId),
  receivedAt: Timestamp,
  updatedAt: Timestamp,
  profileHash: Sha256,
  ciphertextHash: Sha256,
  /** Grows with each entry of the thread; the report's ETag is this number in double quotes. */
  revision: z.int().check(z.minimum(1)),
  /** The files that came with the report itself. */
  attachments: z.array(StoredFile),
  /** What the policy promises about it, each with its clock. */
  promises: z.array(Clock),
}

/** A report as its vendor sees it in a list. All of it is what the service can read. */
export const ReportSummary = z.object({
  ...standing,
  /** How much of the reporter's the vendor has not marked as read; the report itself counts as one. */
  unread: z.int().check(z.minimum(0)),
  /** Size class of the sealed report in bytes, one of {@link LIMITS.sizeClasses}. */
  sizeClass: z.int(),
})
export type ReportSummary = z.infer<typeof ReportSummary>

/**
 * One entry of a report's thread: a change, a message, or both sides' words about a change. Without
 * `sealed` it is what the service states and nobody signed.
 */
export const ThreadEntry = z.object({
  /** The `changeId` or `messageId` it was sent with. */
  id: EntryId,
  /** The report's revision that it made; entries are in this order. */
  revision: z.int().check(z.minimum(2)),
  at: Timestamp,
  actor: z.enum(['vendor', 'reporter']),
  /** What the service carried out; null for a message. */
  change: z.nullable(VisibleChange),
  /** Null for a change that nobody signed, and after deletion. */
  sealed: z.nullable(SealedEntry),
  attachments: z.array(StoredFile),
})
export type ThreadEntry = z.infer<typeof ThreadEntry>

/** What a request for a report or a case may say about its thread. */
export const ThreadQuery = z.strictObject({
  /** Only entries of a later revision than this; from the beginning without it. */
  after: z.optional(
    z.pipe(
      z.string().check(z.regex(/^\d{1,9}$/, { error: 'must be a whole number' })),
      z.transform(Number),
    ),
  ),
})
export type ThreadQuery = z.infer<typeof ThreadQuery>

const threadPage = {
  /** From oldest to newest: as many entries as one answer holds. */
  thread: z.array(ThreadEntry),
  /** What to ask for `after` next, as there are more entries; null if these are the last. */
  nextRevision: z._default(z.nullable(z.int().check(z.minimum(2))), null),
}

/** A report as its vendor sees it alone, with its thread. */
export const ReportDetail = z.object({
  ...ReportSummary.shape,
  reporterKeyId: KeyId,
  ...threadPage,
  /** Where the vendor's next sealed item must stand. */
  nextPosition: ThreadPosition,
  /** Up to which revision the vendor has read; 0 if not even the report. */
  readRevision: z.int().check(z.minimum(0)),
})
export type ReportDetail = z.infer<typeof ReportDetail>

/** A change that a vendor asks for; comes with `If-Match`. Repeating it gets the first answer. */
export const ReportChange = z.strictObject({
  changeId: EntryId,
  change: VisibleChange,
  event: z.optional(SealedEntry),
})
export type ReportChange = z.infer<typeof ReportChange>

/** A vendor's message. Repeating it gets the first answer. */
export const NewMessage = z.strictObject({ messageId: EntryId, entry: SealedEntry })
export type NewMessage = z.infer<typeof NewMessage>

/** What a reporter adds to a case: a message, or an event that says the same as `change`. */
export const NewCaseEntry = z.strictObject({
  /** The `messageId` or `changeId` inside the sealed item. */
  id: EntryId,
  change: z.optional(ReporterChange),
  entry: SealedEntry,
  attachments: z._default(StoredFiles, []),
  proofOfWork: z.optional(z.string().check(z.maxLength(LIMITS.maxProofOfWorkCharacters))),
})
export type NewCaseEntry = z.infer<typeof NewCaseEntry>

/** The answer to a stored entry. */
export const EntryAccepted = z.object({
  id: EntryId,
  at: Timestamp,
  revision: z.int().check(z.minimum(2)),
  /** Hash of the sealed bytes as stored; a client compares it with what it sent. */
  ciphertextHash: Sha256,
})
export type EntryAccepted = z.infer<typeof EntryAccepted>

/** Marks everything up to a revision as read. A lower one than before changes nothing. */
export const ReadMark = z.strictObject({ revision: z.int().check(z.minimum(0)) })
export type ReadMark = z.infer<typeof ReadMark>

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
  /** Only reports with something of the reporter's that was not read. */
  unread: z.optional(z.literal('true')),
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
  ...threadPage,
  /** Up to which revision the reporter has read. */
  readRevision: z.int().check(z.minimum(0)),
  /** Whether the reporter is told by mail that something is new. */
  notified: z._default(z.boolean(), false),
})
export type Case = z.infer<typeof Case>
