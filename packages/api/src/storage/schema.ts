import { isNotNull, isNull, sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core'
import type {
  AskedFieldId,
  ChannelId,
  Clock,
  Day,
  DeclineReason,
  EntryId,
  EventType,
  KeyId,
  NoteAddress,
  PromiseId,
  Reference,
  ReportId,
  ReportLife,
  ReportStatus,
  ReportSummary,
  Severity,
  Sha256,
  SizeClass,
  StoredFile,
  VendorSlug,
  VisibleChange,
} from '@sealpost/protocol'
import { bytes } from './bytes.ts'
import { profiles, vendors } from './vendor-schema.ts'

/** An address that refused a note gets no more. */
type KeptNoteAddress = NoteAddress & { isRefused?: boolean }

/** What lists are read from. Ciphertext never sits here: it would make random pages 3.5 times dearer. */
export const reports = sqliteTable(
  'reports',
  {
    vendorId: text('vendor_id').$type<VendorSlug>().notNull(),
    id: text('id').$type<ReportId>().notNull(),
    reference: text('reference').$type<Reference>().notNull(),
    channel: text('channel').$type<ChannelId>().notNull(),
    urgent: integer('urgent', { mode: 'boolean' }).notNull(),
    status: text('status').$type<ReportStatus>().notNull(),
    severity: text('severity').$type<Severity>(),
    declineReason: text('decline_reason').$type<DeclineReason>(),
    exploited: integer('exploited', { mode: 'boolean' }).notNull(),
    alreadyPublic: integer('already_public', { mode: 'boolean' }).notNull().default(false),
    agreedDate: text('agreed_date').$type<Day>(),
    missing: text('missing', { mode: 'json' }).$type<AskedFieldId[]>().notNull(),
    receivedAtMs: integer('received_at_ms').notNull(),
    updatedAtMs: integer('updated_at_ms').notNull(),
    /** When it entered a closed status; the retention period counts from here. */
    closedAtMs: integer('closed_at_ms'),
    deletedAtMs: integer('deleted_at_ms'),
    /** When the reporter took back the consent to be credited; it is never given again. */
    creditWithdrawnAtMs: integer('credit_withdrawn_at_ms'),
    /** The clocks as the last change left them; only time has passed since. */
    clocks: text('clocks', { mode: 'json' }).$type<Clock[]>().notNull(),
    /** What the next entry's clocks follow from; null before the first one since this was kept. */
    life: text('life', { mode: 'json' }).$type<ReportLife>(),
    /** The first deadline of all open clocks, overdue or not; null once nothing has one. */
    nextDueAtMs: integer('next_due_at_ms'),
    /** When the vendor is to be told of a deadline next; may name one that it was told of. */
    nextAlarmAtMs: integer('next_alarm_at_ms'),
    revision: integer('revision').notNull(),
    /** The entry that made this revision: what later statements of its batch test for. */
    lastEntryId: text('last_entry_id').$type<EntryId>(),
    /** How much of the reporter's has a higher revision than the vendor has read, the report included. */
    unread: integer('unread').notNull().default(1),
    vendorReadRevision: integer('vendor_read_revision').notNull().default(0),
    /** Begins with the report, which its reporter wrote. */
    reporterReadRevision: integer('reporter_read_revision').notNull().default(1),
    profileHash: text('profile_hash').$type<Sha256>().notNull(),
    sizeClass: integer('size_class').$type<SizeClass>().notNull(),
    reporterKeyId: text('reporter_key_id').$type<KeyId>().notNull(),
    tokenHash: text('token_hash').$type<Sha256>().notNull(),
    // Hashes outlive the bytes, so that a repeated submission is recognised after deletion too.
    ciphertextHash: text('ciphertext_hash').$type<Sha256>().notNull(),
    wrappedStateHash: text('wrapped_state_hash').$type<Sha256>().notNull(),
    /** Where the reporter is told that something is new; null if nowhere. */
    notify: text('notify', { mode: 'json' }).$type<KeptNoteAddress>(),
    /** The files that came with the report itself. */
    attachments: text('attachments', { mode: 'json' })
      .$type<StoredFile[]>()
      .notNull()
      .default(sql`'[]'`),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.id] }),
    foreignKey({
      columns: [table.vendorId, table.profileHash],
      foreignColumns: [profiles.vendorId, profiles.hash],
    }).onDelete('cascade'),
    uniqueIndex('reports_by_reference').on(table.vendorId, table.reference),
    uniqueIndex('reports_by_token').on(table.vendorId, table.tokenHash),
    index('reports_by_time')
      .on(table.vendorId, table.receivedAtMs, table.id)
      .where(isNull(table.deletedAtMs)),
    index('reports_by_status')
      .on(table.vendorId, table.status, table.receivedAtMs, table.id)
      .where(isNull(table.deletedAtMs)),
    index('reports_by_channel')
      .on(table.vendorId, table.channel, table.receivedAtMs, table.id)
      .where(isNull(table.deletedAtMs)),
    index('reports_by_unread')
      .on(table.vendorId, table.receivedAtMs, table.id)
      .where(sql`${table.unread} > 0 and ${table.deletedAtMs} is null`),
    index('reports_by_update').on(table.vendorId, table.updatedAtMs),
    index('reports_by_closing')
      .on(table.vendorId, table.closedAtMs)
      .where(sql`${table.closedAtMs} is not null and ${table.deletedAtMs} is null`),
    index('reports_by_due')
      .on(table.vendorId, table.nextDueAtMs, table.id)
      .where(sql`${table.nextDueAtMs} is not null and ${table.deletedAtMs} is null`),
    index('reports_by_alarm').on(table.nextAlarmAtMs).where(isNotNull(table.nextAlarmAtMs)),
  ],
)

/** The bytes of a report: the sealed message and the state that only the receipt unwraps. */
export const sealedReports = sqliteTable(
  'sealed_reports',
  {
    vendorId: text('vendor_id').$type<VendorSlug>().notNull(),
    reportId: text('report_id').$type<ReportId>().notNull(),
    wrappedState: bytes('wrapped_state').notNull(),
    ciphertext: bytes('ciphertext').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.reportId] }),
    foreignKey({
      columns: [table.vendorId, table.reportId],
      foreignColumns: [reports.vendorId, reports.id],
    }).onDelete('cascade'),
  ],
)

/** One row for each entry of a report's thread, from either side: a change, a message, or both. */
export const entries = sqliteTable(
  'entries',
  {
    vendorId: text('vendor_id').$type<VendorSlug>().notNull(),
    reportId: text('report_id').$type<ReportId>().notNull(),
    id: text('id').$type<EntryId>().notNull(),
    /** The revision that this entry made. */
    revision: integer('revision').notNull(),
    atMs: integer('at_ms').notNull(),
    direction: text('direction').$type<'vendor' | 'reporter'>().notNull(),
    /** Null for a message. */
    change: text('change', { mode: 'json' }).$type<VisibleChange>(),
    /** Where the sealed item stands in its direction; null without one, as all that belongs to it. */
    sequence: integer('sequence'),
    previousHash: text('previous_hash').$type<Sha256>(),
    /** The profile that it is sealed under. */
    profileHash: text('profile_hash').$type<Sha256>(),
    ciphertextHash: text('ciphertext_hash').$type<Sha256>(),
    attachments: text('attachments', { mode: 'json' }).$type<StoredFile[]>().notNull(),
    /** The request that asked for it, so that a retry is told from another entry. */
    requestHash: text('request_hash').$type<Sha256>().notNull(),
    /** What a vendor's change was answered, for its retries; null where the row itself is the answer. */
    answer: text('answer', { mode: 'json' }).$type<ReportSummary>(),
    // Last, so that reading the columns above never touches its overflow pages.
    /** Null without a sealed item and after deletion. */
    ciphertext: bytes('ciphertext'),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.reportId, table.id] }),
    foreignKey({
      columns: [table.vendorId, table.reportId],
      foreignColumns: [reports.vendorId, reports.id],
    }).onDelete('cascade'),
    uniqueIndex('entries_by_revision').on(table.vendorId, table.reportId, table.revision),
    uniqueIndex('entries_by_sequence').on(
      table.vendorId,
      table.reportId,
      table.direction,
      table.sequence,
    ),
    // Changes are few, however long two sides talk; with all that clocks depend on, so that no row
    // of the table is read.
    index('entries_with_change')
      .on(table.vendorId, table.reportId, table.revision, table.atMs, table.direction, table.change)
      .where(isNotNull(table.change)),
  ],
)

/** What happened to each vendor's reports, numbered vendor by vendor in the order of the writes. */
export const events = sqliteTable(
  'events',
  {
    vendorId: text('vendor_id')
      .$type<VendorSlug>()
      .notNull()
      .references(() => vendors.id, { onDelete: 'cascade' }),
    id: integer('id').notNull(),
    type: text('type').$type<EventType>().notNull(),
    /** Empty for what is about no report: nulls would never meet in the index of causes. */
    reportId: text('report_id').$type<ReportId | ''>().notNull(),
    atMs: integer('at_ms').notNull(),
    promise: text('promise').$type<PromiseId>(),
    /** The fingerprint, webhook or channel that it is about. */
    subject: text('subject'),
    expires: text('expires').$type<Day>(),
    /** What it must happen once for, such as a deadline; null where the write itself happens once. */
    cause: text('cause'),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.id] }),
    uniqueIndex('events_by_cause')
      .on(table.vendorId, table.reportId, table.type, table.cause)
      .where(isNotNull(table.cause)),
  ],
)

/** The hall of fame, one row for each report that is thanked for. Stays when its report is deleted. */
export const credits = sqliteTable(
  'credits',
  {
    vendorId: text('vendor_id').$type<VendorSlug>().notNull(),
    reportId: text('report_id').$type<ReportId>().notNull(),
    /** Says nothing about the report: cursors of the public list hold it. */
    id: text('id').notNull(),
    name: text('name').notNull(),
    url: text('url'),
    publishedAtMs: integer('published_at_ms').notNull(),
    /** The request that last changed it: what later statements of its batch test for. */
    lastPutId: text('last_put_id').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.reportId] }),
    foreignKey({
      columns: [table.vendorId, table.reportId],
      foreignColumns: [reports.vendorId, reports.id],
    }).onDelete('cascade'),
    index('credits_by_time').on(table.vendorId, table.publishedAtMs, table.id),
  ],
)
