import type { SQL } from 'drizzle-orm'
import { noteEvents } from '../events/note-events.ts'
import type { ReportRow } from '../reports/report-summary.ts'
import type { Database } from '../storage/database.ts'
import type { Alarm } from './deadlines.ts'

/** Builds the insert of an alarm's event, if a condition holds and nobody was faster. */
export function noteAlarm(
  db: Database,
  { updatedAtMs }: Pick<ReportRow, 'updatedAtMs'>,
  { alarm, where }: { alarm: Alarm; where: SQL | undefined },
) {
  const { type, promise, dueAtMs } = alarm
  // A deadline that a change has set cannot have been near before the change.
  const atMs = Math.max(alarm.atMs, updatedAtMs)
  return noteEvents(db, { type, promise, atMs, cause: `${promise} ${dueAtMs}` }, where)
}
