import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Deps } from '../deps.ts'
import { isReport } from '../reports/find-report.ts'
import type { ReportRow } from '../reports/report-summary.ts'
import { commit } from '../storage/commit.ts'
import type { Database } from '../storage/database.ts'
import { reports } from '../storage/schema.ts'
import { type Alarm, alarmsOf } from './deadlines.ts'
import { noteAlarm } from './note-alarm.ts'

const MAX_REPORTS_PER_WRITE = 25

type AlarmedRow = Pick<
  ReportRow,
  'vendorId' | 'id' | 'revision' | 'clocks' | 'nextAlarmAtMs' | 'updatedAtMs'
>

/**
 * Tells vendors of promises that are due soon or missed: each once for each deadline, in the order
 * of time, however long it was not called and however often it is interrupted. To be called about
 * every minute; may run in several places at once.
 */
export async function sweepPromises({ db, clock }: Deps): Promise<void> {
  const nowMs = clock.nowMs()
  for (;;) {
    const rows = await alarmedRows(db, nowMs)
    const chosen = rows.slice(0, MAX_REPORTS_PER_WRITE)
    if (chosen.length === 0) return
    // Not beyond what the reports left for the next write begin with, so that all stays in order.
    const untilMs = rows[MAX_REPORTS_PER_WRITE]?.nextAlarmAtMs ?? nowMs - 1
    const [first, ...others] = writesFor(db, chosen, untilMs)
    if (first) await commit(db, [first, ...others])
  }
}

function alarmedRows(db: Database, nowMs: number): Promise<AlarmedRow[]> {
  const { vendorId, id, revision, clocks, nextAlarmAtMs, updatedAtMs } = reports
  return db
    .select({ vendorId, id, revision, clocks, nextAlarmAtMs, updatedAtMs })
    .from(reports)
    .where(lt(nextAlarmAtMs, nowMs))
    .orderBy(asc(nextAlarmAtMs))
    .limit(MAX_REPORTS_PER_WRITE + 1)
}

function writesFor(
  db: Database,
  rows: readonly AlarmedRow[],
  untilMs: number,
): BatchItem<'sqlite'>[] {
  const alarms = rows.flatMap((row) => alarmsOf(row.clocks).map((alarm) => ({ row, alarm })))
  const [due, later] = [
    alarms.filter(({ row, alarm }) => isUntold(row, alarm) && alarm.atMs <= untilMs),
    alarms.filter(({ alarm }) => alarm.atMs > untilMs),
  ]
  const nextOf = (row: AlarmedRow) =>
    Math.min(...later.filter((each) => each.row === row).map(({ alarm }) => alarm.atMs))
  return [
    ...due
      .sort((one, other) => one.alarm.atMs - other.alarm.atMs)
      .map(({ row, alarm }) => noteAlarm(db, row, { alarm, where: isUntouched(row) })),
    ...rows.map((row) => {
      const nextMs = nextOf(row)
      const nextAlarmAtMs = Number.isFinite(nextMs) ? nextMs : null
      return db.update(reports).set({ nextAlarmAtMs }).where(isUntouched(row))
    }),
  ]
}

function isUntold({ nextAlarmAtMs }: AlarmedRow, { atMs }: Alarm): boolean {
  return nextAlarmAtMs !== null && nextAlarmAtMs <= atMs
}

function isUntouched({ vendorId, id, revision, nextAlarmAtMs }: AlarmedRow) {
  return and(
    isReport({ vendor: vendorId, reportId: id }),
    eq(reports.revision, revision),
    nextAlarmAtMs === null
      ? isNull(reports.nextAlarmAtMs)
      : eq(reports.nextAlarmAtMs, nextAlarmAtMs),
  )
}
