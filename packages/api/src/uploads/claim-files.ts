import { and, eq, exists, inArray, notExists, type SQL, sql } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { type EntryId, type KeyId, LIMITS, partCountOf, type StoredFile } from '@sealpost/protocol'
import { isReport, type ReportKey } from '../reports/find-report.ts'
import type { Database } from '../storage/database.ts'
import { ConstraintError } from '../storage/database-fault.ts'
import { attachments, parts, uploads } from '../storage/file-schema.ts'
import { reports } from '../storage/schema.ts'
import { toKeyIdText } from './check-head.ts'
import { isPartOf } from './find-part.ts'

/** An item that brings files: the report itself, or an entry of its thread. */
export type FileClaim = ReportKey & {
  entryId: EntryId | null
  /** Whom the item is sealed to; so must be its files. */
  keyIds: readonly KeyId[]
  files: readonly StoredFile[]
}

/**
 * The writes by which an item takes its files, for the batch that stores the item, after the report's
 * row. A file that is not there whole, not sealed to the same people, or claimed by another item
 * breaks a constraint, so that nothing of the batch is stored: see {@link isClaimRefused}.
 *
 * @param where What the report's row must meet besides; else nothing is claimed.
 */
export function claimFiles(db: Database, claim: FileClaim, where?: SQL): BatchItem<'sqlite'>[] {
  const { vendor, reportId, files } = claim
  if (files.length === 0) return []
  return [
    ...files.map((file) => insertClaim(db, claim, { ...file, where })),
    keepParts(db, claim),
    db.delete(uploads).where(and(eq(uploads.vendorId, vendor), eq(uploads.reportId, reportId))),
  ]
}

/** Whether a batch failed because of the files that its item wanted to take. */
export function isClaimRefused(error: unknown): error is ConstraintError {
  return (
    error instanceof ConstraintError &&
    error.columns.some((column) => column.startsWith('attachments.'))
  )
}

function insertClaim(
  db: Database,
  claim: FileClaim,
  { id, size, where }: StoredFile & { where: SQL | undefined },
) {
  const { vendor, reportId, entryId, keyIds } = claim
  const count = partCountOf(size)
  const expectedSize = sql`min(${LIMITS.partBytes}, ${size} - ${parts.part} * ${LIMITS.partBytes})`
  // No size at all breaks a constraint of the column: the only way for a batch to fail on purpose.
  const sizeIfWhole = sql`select case
    when count(*) = ${count} and sum(${parts.size} = ${expectedSize}) = ${count}
      and max(${parts.sealedSize}) = ${size} and max(${parts.keyIds}) = ${toKeyIdText(keyIds)}
    then ${size} end
    from ${parts} where ${isPartOf({ vendor, reportId, attachmentId: id })}`
  // A batch whose answer was lost comes again, and finds its own claims.
  const isNew = notExists(
    db
      .select({ id: attachments.id })
      .from(attachments)
      .where(and(isClaimOf(claim), eq(attachments.id, id))),
  )
  return db.insert(attachments).select(
    sql`select ${vendor}, ${reportId}, ${id}, ${entryId}, (${sizeIfWhole})
      from ${reports} where ${and(isReport(claim), isNew, where)}`,
  )
}

function isClaimOf({ vendor, reportId, entryId }: FileClaim): SQL | undefined {
  return and(
    eq(attachments.vendorId, vendor),
    eq(attachments.reportId, reportId),
    sql`${attachments.entryId} is ${entryId}`,
  )
}

/** What is claimed is not removed as an orphan. */
function keepParts(db: Database, claim: FileClaim) {
  const { vendor, reportId, files } = claim
  const ids = files.map(({ id }) => id)
  const isItsOwn = and(isClaimOf(claim), eq(attachments.id, parts.attachmentId))
  return db
    .update(parts)
    .set({ dueAtMs: null })
    .where(
      and(
        eq(parts.vendorId, vendor),
        eq(parts.reportId, reportId),
        inArray(parts.attachmentId, ids),
        exists(db.select({ id: attachments.id }).from(attachments).where(isItsOwn)),
      ),
    )
}
