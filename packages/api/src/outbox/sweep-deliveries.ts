import { and, gt, isNull, lte, sql } from 'drizzle-orm'
import { LIMITS } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { MAX_RETRY_DELAY_MS } from './retry-delay.ts'

const MS_PER_DAY = 86_400_000
const MAX_ROWS_PER_WRITE = 500

/**
 * Forgets deliveries that nobody can list any more, and has tried again what a clock has put off
 * that was ahead. To be called about every hour; may run in several places at once.
 */
export async function sweepDeliveries(deps: Deps): Promise<void> {
  await sweepOld(deps)
  await sweepPutOff(deps)
}

async function sweepOld({ db, clock }: Deps): Promise<void> {
  const { vendorId, outlet, eventId, createdAtMs, nextAttemptAtMs } = deliveries
  const untilMs = clock.nowMs() - LIMITS.deliveryDays * MS_PER_DAY
  // What is still to be tried stays, whatever a clock says that jumped.
  const isOld = and(lte(createdAtMs, untilMs), isNull(nextAttemptAtMs))
  for (;;) {
    const old = db
      .select({ vendorId, outlet, eventId })
      .from(deliveries)
      .where(isOld)
      .limit(MAX_ROWS_PER_WRITE)
    if ((await old).length === 0) return
    await commit(db, [
      db.delete(deliveries).where(sql`(${vendorId}, ${outlet}, ${eventId}) in ${old}`),
    ])
  }
}

async function sweepPutOff({ db, clock }: Deps): Promise<void> {
  const nowMs = clock.nowMs()
  const isPutOff = gt(deliveries.nextAttemptAtMs, nowMs + MAX_RETRY_DELAY_MS)
  const found = await db.$count(deliveries, isPutOff)
  if (found > 0) {
    await commit(db, [db.update(deliveries).set({ nextAttemptAtMs: nowMs }).where(isPutOff)])
  }
}
