import { and, eq } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { isIn } from './lane.ts'
import { retryDelayMs } from './retry-delay.ts'
import type { Attempt, DeliveryRow, Job } from './way.ts'
import { wayTo } from './ways.ts'

export type Outcome = { job: Job; attempt: Attempt }

/** Writes down what came of attempts. Of those that somebody else has taken up since, nothing. */
export async function settle(deps: Deps, outcomes: readonly Outcome[]): Promise<void> {
  const [first, ...others] = outcomes.flatMap((outcome) => writesFor(deps, outcome))
  if (first) await commit(deps.db, [first, ...others])
}

function writesFor(deps: Deps, { job, attempt }: Outcome): BatchItem<'sqlite'>[] {
  const { db, clock } = deps
  const { delivery, claimedUntilMs } = job
  const { vendorId: vendor, outlet, eventId } = delivery
  const isMine = and(
    isIn({ vendor, outlet }),
    eq(deliveries.eventId, eventId),
    eq(deliveries.nextAttemptAtMs, claimedUntilMs),
  )
  const change = changeOf(deps, delivery, attempt)
  const { state = delivery.state } = change
  const followUps = wayTo(outlet).followUps?.(db, { delivery, attempt, state, atMs: clock.nowMs() })
  return [db.update(deliveries).set(change).where(isMine), ...(followUps ?? [])]
}

function changeOf(
  { clock, random }: Deps,
  delivery: DeliveryRow,
  { outcome, status, fault, retryAfterMs, messageId }: Attempt,
): Partial<DeliveryRow> {
  const nowMs = clock.nowMs()
  if (outcome === 'paused') return { nextAttemptAtMs: nowMs }
  const attempts = delivery.attempts + 1
  const tried = { attempts, lastAttemptAtMs: nowMs, status, fault, ...(messageId && { messageId }) }
  if (outcome === 'delivered' || outcome === 'refused') {
    return { ...tried, state: outcome, nextAttemptAtMs: null }
  }
  const delayMs = retryDelayMs({ attempts, retryAfterMs, random: random() })
  if (delayMs !== null) return { ...tried, nextAttemptAtMs: nowMs + delayMs }
  return { ...tried, state: 'given_up', nextAttemptAtMs: null }
}
