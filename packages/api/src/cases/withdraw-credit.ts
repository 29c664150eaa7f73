import { and, isNull } from 'drizzle-orm'
import { isCreditOf } from '../credits/put-credit.ts'
import type { Deps } from '../deps.ts'
import { noteEvents } from '../events/note-events.ts'
import { isReport, type ReportKey } from '../reports/find-report.ts'
import { commit } from '../storage/commit.ts'
import { credits, reports } from '../storage/schema.ts'

/**
 * Takes back a reporter's consent to be credited: the entry is gone at once, and no other can follow.
 * May be called twice, before there is an entry, and after the report was deleted.
 */
export async function withdrawCredit({ db, clock }: Deps, reporter: ReportKey): Promise<void> {
  const nowMs = clock.nowMs()
  const isIt = isReport(reporter)
  await commit(db, [
    db
      .update(reports)
      .set({ creditWithdrawnAtMs: nowMs })
      .where(and(isIt, isNull(reports.creditWithdrawnAtMs))),
    db.delete(credits).where(isCreditOf(reporter)),
    noteEvents(db, { type: 'credit.withdrawn', atMs: nowMs, cause: 'withdrawal' }, isIt),
  ])
}
