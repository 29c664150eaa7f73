import { and, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { ReportId, VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { noteEvents } from '../events/note-events.ts'
import { commit } from '../storage/commit.ts'
import { parts } from '../storage/file-schema.ts'
import { entries, reports, sealedReports } from '../storage/schema.ts'
import { removeParts } from '../uploads/erase-blobs.ts'

/**
 * Erases the bytes of reports and leaves their rows as tombstones: a repeated submission is still
 * recognised, and a reporter still learns what became of the case.
 *
 * @returns The reports that were erased now; those that no longer meet the condition stay whole.
 */
export async function eraseReports(
  { db, clock }: Deps,
  { vendor, reportIds, where }: { vendor: VendorSlug; reportIds: ReportId[]; where?: SQL },
): Promise<ReportId[]> {
  const nowMs = clock.nowMs()
  const chosen = and(eq(reports.vendorId, vendor), inArray(reports.id, reportIds))
  const isErased = and(chosen, isNotNull(reports.deletedAtMs))
  const erasedIds = db.select({ id: reports.id }).from(reports).where(isErased)

  const [erased] = await commit(db, [
    db
      .update(reports)
      .set({
        deletedAtMs: nowMs,
        updatedAtMs: nowMs,
        nextDueAtMs: null,
        nextAlarmAtMs: null,
        notify: null,
        revision: sql`${reports.revision} + 1`,
      })
      .where(and(chosen, isNull(reports.deletedAtMs), where))
      .returning({ id: reports.id }),
    db
      .delete(sealedReports)
      .where(and(eq(sealedReports.vendorId, vendor), inArray(sealedReports.reportId, erasedIds))),
    db
      .update(entries)
      .set({ ciphertext: null })
      .where(and(eq(entries.vendorId, vendor), inArray(entries.reportId, erasedIds))),
    ...removeParts(db, and(eq(parts.vendorId, vendor), inArray(parts.reportId, erasedIds)), nowMs),
    noteEvents(db, { type: 'report.deleted', atMs: nowMs, cause: 'deletion' }, isErased),
  ])
  return erased.map((row) => row.id)
}
