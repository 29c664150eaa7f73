import { and, eq, exists, isNull, sql } from 'drizzle-orm'
import type { Credit, NewCredit } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { noteEvents } from '../events/note-events.ts'
import { ProblemError } from '../problem-error.ts'
import { isReport, type ReportKey, requireReport } from '../reports/find-report.ts'
import { commit } from '../storage/commit.ts'
import type { Database } from '../storage/database.ts'
import { insertIf } from '../storage/insert-if.ts'
import { credits, reports } from '../storage/schema.ts'
import { toCredit } from './to-credit.ts'

/**
 * Thanks a reporter in public, or changes the words of it. Says nothing new when repeated.
 *
 * @throws {@link ProblemError} `unknown_report`, `report_deleted`, or `credit_withdrawn` once the
 * reporter has taken the consent back.
 */
export async function putCredit(deps: Deps, key: ReportKey, input: NewCredit): Promise<Credit> {
  const { db, clock } = deps
  const row = {
    vendorId: key.vendor,
    reportId: key.reportId,
    id: crypto.randomUUID(),
    name: input.name,
    url: input.url ?? null,
    publishedAtMs: clock.nowMs(),
    lastPutId: crypto.randomUUID(),
  }
  await commit(db, [upsert(db, key, row), noteIfWritten(db, key, row)])
  await requireReport(deps, key)
  const [credit] = await db.select().from(credits).where(isCreditOf(key))
  if (!credit) throw new ProblemError('credit_withdrawn')
  return toCredit(credit)
}

/** The condition that picks a report's entry. */
export function isCreditOf({ vendor, reportId }: ReportKey) {
  return and(eq(credits.vendorId, vendor), eq(credits.reportId, reportId))
}

type CreditRow = typeof credits.$inferInsert

/** A withdrawal and an entry may come at once: whichever is second finds the other. */
function upsert(db: Database, key: ReportKey, row: CreditRow) {
  const { name, url, lastPutId } = row
  return insertIf(db, credits, {
    row,
    from: reports,
    where: and(isReport(key), isNull(reports.deletedAtMs), isNull(reports.creditWithdrawnAtMs)),
  }).onConflictDoUpdate({
    target: [credits.vendorId, credits.reportId],
    set: { name, url, lastPutId },
    setWhere: sql`(${credits.name}, ${credits.url}) is not (${name}, ${url})`,
  })
}

function noteIfWritten(db: Database, key: ReportKey, { publishedAtMs, lastPutId }: CreditRow) {
  const written = db
    .select({ id: credits.id })
    .from(credits)
    .where(and(isCreditOf(key), eq(credits.lastPutId, lastPutId)))
  const event = { type: 'credit.published', atMs: publishedAtMs, cause: lastPutId } as const
  return noteEvents(db, event, and(isReport(key), exists(written)))
}
