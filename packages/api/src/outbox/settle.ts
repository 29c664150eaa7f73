import { and, eq } from 'drizzle-orm'
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
  const settled = outcomes.map((outcome) => ({ ...outcome, change: changeOf(deps, outcome) }))
  const [first, ...others] = settled.map((each) => updateOf(deps, each))
  // After all of them: an outlet that is gone parks what is written down as waiting.
  const followUps = settled.flatMap((each) => followUpsOf(deps, each))
  if (first) await commit(deps.db, [first, ...others, ...followUps])
}

type Change = Partial<DeliveryRow>
type Settling = Outcome & { change: Change }

function updateOf({ db }: Deps, { job, change }: Settling) {
  const { vendorId: vendor, outlet, eventId } = job.delivery
  const isIt = and(isIn({ vendor, outlet }), eq(deliveries.eventId, eventId))
  const isMine = eq(deliveries.nextAttemptAtMs, job.claimedUntilMs)
  return db.update(deliveries).set(change).where(and(isIt, isMine))
}

function followUpsOf({ db, clock }: Deps, { job, attempt, change }: Settling) {
  const { delivery } = job
  const { state = delivery.state } = change
  const settled = { delivery, attempt, state, atMs: clock.nowMs() }
  return wayTo(delivery.outlet).followUps?.(db, settled) ?? []
}

function changeOf({ clock, random }: Deps, { job: { delivery }, attempt }: Outcome): Change {
  const { outcome, status, fault, retryAfterMs, messageId } = attempt
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
