import { and, eq, isNull } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { noteEvents } from '../events/note-events.ts'
import { alarmsOf } from '../promises/deadlines.ts'
import { noteAlarm } from '../promises/note-alarm.ts'
import { commit } from '../storage/commit.ts'
import { insertIf } from '../storage/insert-if.ts'
import { changes, reports } from '../storage/schema.ts'
import { isReport } from './find-report.ts'
import type { ReportRow } from './report-summary.ts'

type Move = { found: ReportRow; moved: Partial<ReportRow> }

/**
 * Writes a change, its row and its event. Of simultaneous changes of one revision, one finds its
 * report; the others change and note nothing.
 *
 * @returns Whether it was this one.
 */
export async function writeChange(
  { db }: Deps,
  { found, moved }: Move,
  row: typeof changes.$inferInsert,
): Promise<boolean> {
  const { atMs, changeId } = row
  const isIt = isReport({ vendor: found.vendorId, reportId: found.id })
  const isUnchanged = and(eq(reports.revision, found.revision), isNull(reports.deletedAtMs))
  // Tests the mark that the update left. The revision would not do: the winner's is the same.
  const isMoved = and(isIt, eq(reports.lastChangeId, changeId))
  // What was due before the change is told before it: the change may end the clock that says so.
  const overdue = alarmsOf(found.clocks).filter((alarm) => alarm.atMs < atMs)
  const [rows] = await commit(db, [
    db.update(reports).set(moved).where(and(isIt, isUnchanged)).returning({ id: reports.id }),
    insertIf(db, changes, { row, from: reports, where: isMoved }).onConflictDoNothing({
      target: [changes.vendorId, changes.reportId, changes.changeId],
    }),
    ...overdue.map((alarm) => noteAlarm(db, found, { alarm, where: isMoved })),
    noteEvents(db, { type: 'report.changed', atMs, cause: changeId }, isMoved),
  ])
  return rows.length > 0
}
