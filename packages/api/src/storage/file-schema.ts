import { isNotNull } from 'drizzle-orm'
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
  AttachmentId,
  ChannelId,
  EntryId,
  ReportId,
  Sha256,
  VendorSlug,
} from '@sealpost/protocol'
import { reports } from './schema.ts'
import { vendors } from './vendor-schema.ts'

/** Places for the files of reports that are not sent yet. */
export const uploads = sqliteTable(
  'uploads',
  {
    vendorId: text('vendor_id')
      .$type<VendorSlug>()
      .notNull()
      .references(() => vendors.id, { onDelete: 'cascade' }),
    reportId: text('report_id').$type<ReportId>().notNull(),
    tokenHash: text('token_hash').$type<Sha256>().notNull(),
    channel: text('channel').$type<ChannelId>().notNull(),
    profileHash: text('profile_hash').$type<Sha256>().notNull(),
    openedAtMs: integer('opened_at_ms').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.reportId] }),
    uniqueIndex('uploads_by_token').on(table.vendorId, table.tokenHash),
    index('uploads_by_time').on(table.openedAtMs),
  ],
)

/** The parts of sealed files. Their bytes lie in the blob store before a row says so. */
export const parts = sqliteTable(
  'parts',
  {
    vendorId: text('vendor_id')
      .$type<VendorSlug>()
      .notNull()
      .references(() => vendors.id, { onDelete: 'cascade' }),
    reportId: text('report_id').$type<ReportId>().notNull(),
    attachmentId: text('attachment_id').$type<AttachmentId>().notNull(),
    part: integer('part').notNull(),
    size: integer('size').notNull(),
    hash: text('hash').$type<Sha256>().notNull(),
    blobKey: text('blob_key').notNull(),
    /** When it is removed unless an item has claimed its file by then; null once one has. */
    dueAtMs: integer('due_at_ms'),
    /** Of the first part: how long the whole sealed file is, as its packets say. */
    sealedSize: integer('sealed_size'),
    /** Of the first part: the encryption keys that the file is sealed to, sorted. */
    keyIds: text('key_ids'),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.reportId, table.attachmentId, table.part] }),
    index('parts_by_due').on(table.dueAtMs).where(isNotNull(table.dueAtMs)),
  ],
)

/** The files that belong to what was sent. An id belongs to one item of its report, for good. */
export const attachments = sqliteTable(
  'attachments',
  {
    vendorId: text('vendor_id').$type<VendorSlug>().notNull(),
    reportId: text('report_id').$type<ReportId>().notNull(),
    id: text('id').$type<AttachmentId>().notNull(),
    /** Null if the report itself brought it. */
    entryId: text('entry_id').$type<EntryId>(),
    size: integer('size').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.vendorId, table.reportId, table.id] }),
    foreignKey({
      columns: [table.vendorId, table.reportId],
      foreignColumns: [reports.vendorId, reports.id],
    }).onDelete('cascade'),
  ],
)

/**
 * Blobs that no row of {@link parts} speaks for: on their way in, or to be removed. A key stands here
 * before its bytes are stored, so whatever crashes, every blob is known to one of the two tables.
 */
export const doomedBlobs = sqliteTable(
  'doomed_blobs',
  {
    key: text('key').primaryKey(),
    dueAtMs: integer('due_at_ms').notNull(),
  },
  (table) => [index('doomed_blobs_by_due').on(table.dueAtMs)],
)
