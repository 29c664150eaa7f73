import { and, eq, isNull, sql } from 'drizzle-orm'
import type { EventType } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { noteEvents } from '../events/note-events.ts'
import { alarmsOf } from '../promises/deadlines.ts'
import { noteAlarm } from '../promises/note-alarm.ts'
import { commit } from '../storage/commit.ts'
import { insertIf } from '../storage/insert-if.ts'
import { entries, reports } from '../storage/schema.ts'
import { claimFiles, type FileClaim, isClaimRefused } from '../uploads/claim-files.ts'
import { explainRefusal } from '../uploads/explain-refusal.ts'
import { isReport } from './find-report.ts'
import type { ReportRow } from './report-summary.ts'

export type EntryRow = typeof entries.$inferInsert

type Move = { found: ReportRow; moved: Partial<ReportRow>; claim: FileClaim }

/**
 * Writes an entry, its report's row and what the vendor is told of it. Of simultaneous entries after
 * one revision, one finds its report; the others change and note nothing.
 *
 * @returns Whether it was this one.
 * @throws {@link ProblemError} `incomplete_upload` or `unusable_recipients` if its files are not there.
 */
export async function writeEntry(
  deps: Deps,
  { found, moved, claim }: Move,
  row: EntryRow,
): Promise<boolean> {
  const { db } = deps
  const { atMs, id, direction } = row
  const isIt = isReport({ vendor: found.vendorId, reportId: found.id })
  const isUnchanged = and(eq(reports.revision, found.revision), isNull(reports.deletedAtMs))
  // Tests the mark that the update left. The revision would not do: the winner's is the same.
  const isMoved = and(isIt, eq(reports.lastEntryId, id))
  // Counted where it is stored: the vendor may mark something as read at the same moment.
  const unread = direction === 'reporter' ? sql`${reports.unread} + 1` : sql`${reports.unread}`
  // What was due before the entry is told before it: the entry may end the clock that says so.
  const overdue = alarmsOf(found.clocks).filter((alarm) => alarm.atMs < atMs)
  const writes = [
    db
      .update(reports)
      .set({ ...moved, unread })
      .where(and(isIt, isUnchanged))
      .returning({ id: reports.id }),
    insertIf(db, entries, { row, from: reports, where: isMoved }).onConflictDoNothing({
      target: [entries.vendorId, entries.reportId, entries.id],
    }),
    ...claimFiles(db, claim, eq(reports.lastEntryId, id)),
    ...overdue.map((alarm) => noteAlarm(db, found, { alarm, where: isMoved })),
    noteEvents(db, { type: eventOf(row), atMs, cause: id }, isMoved),
  ] as const
  try {
    const [rows] = await commit(db, writes)
    return rows.length > 0
  } catch (error) {
    throw isClaimRefused(error) ? await explainRefusal(deps, claim, error) : error
  }
}

function eventOf({ change, direction }: EntryRow): EventType {
  if (change) return 'report.changed'
  return direction === 'reporter' ? 'message.received' : 'message.sent'
}
