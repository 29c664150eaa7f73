import { and, asc, eq, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import type { AttachmentId, ReportId, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import type { Database } from '../storage/database.ts'
import { parts } from '../storage/file-schema.ts'

/** Names a file within the report that it belongs to, or will belong to. */
export type FileKey = { vendor: VendorSlug; reportId: ReportId; attachmentId: AttachmentId }

export type PartRow = typeof parts.$inferSelect

/** The condition that picks all parts of a file. */
export function isPartOf({ vendor, reportId, attachmentId }: FileKey): SQL | undefined {
  return and(
    eq(parts.vendorId, vendor),
    eq(parts.reportId, reportId),
    eq(parts.attachmentId, attachmentId),
  )
}

/** A stored part of a file; undefined if there is none. */
export async function findPart(
  { db }: Deps,
  key: FileKey,
  part: number,
): Promise<PartRow | undefined> {
  const [row] = await db
    .select()
    .from(parts)
    .where(and(isPartOf(key), eq(parts.part, part)))
  return row
}

/** Where the parts of a file lie, in their order. */
export function listParts(
  { db }: Deps,
  key: FileKey,
): Promise<Pick<PartRow, 'blobKey' | 'size'>[]> {
  return db
    .select({ blobKey: parts.blobKey, size: parts.size })
    .from(parts)
    .where(isPartOf(key))
    .orderBy(asc(parts.part))
}

/** What a report's token has stored that no item has claimed, and how many other files that is. */
export function selectUnclaimed(db: Database, { vendor, reportId, attachmentId }: FileKey) {
  const isOther = ne(parts.attachmentId, attachmentId)
  const isUnclaimed = and(
    eq(parts.vendorId, vendor),
    eq(parts.reportId, reportId),
    isNotNull(parts.dueAtMs),
  )
  return {
    bytes: db
      .select({ sum: sql<number>`coalesce(sum(${parts.size}), 0)` })
      .from(parts)
      .where(isUnclaimed),
    otherFiles: db
      .select({ count: sql<number>`count(distinct ${parts.attachmentId})` })
      .from(parts)
      .where(and(isUnclaimed, isOther)),
  }
}
