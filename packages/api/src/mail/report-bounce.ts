import { and, eq } from 'drizzle-orm'
import type { Bounce } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { isIn } from '../outbox/lane.ts'
import { commit } from '../storage/commit.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { noteRefused } from './note-refused.ts'

/** The reply of SMTP that says the same as a class of enhanced codes (RFC 3463 §3.1). */
const STATUS = { 4: 450, 5: 550 } as const

/**
 * Marks a mail that came back as refused, and does what a refusal does. What came back for a time only
 * ends no notes. May be called twice; a mail that is not ours, or that arrived, changes nothing.
 */
export async function reportBounce({ db, clock }: Deps, bounce: Bounce): Promise<void> {
  const [found] = await db
    .select()
    .from(deliveries)
    .where(eq(deliveries.messageId, bounce.messageId))
  const isForGood = bounce.status.startsWith('5')
  if (!found || bounce.status.startsWith('2')) return

  const { vendorId: vendor, outlet, eventId } = found
  const isIt = and(isIn({ vendor, outlet }), eq(deliveries.eventId, eventId))
  const status = STATUS[isForGood ? 5 : 4]
  const isNoted = isForGood || outlet !== 'reporter'
  await commit(db, [
    db
      .update(deliveries)
      .set({ state: 'refused', status, fault: null, nextAttemptAtMs: null })
      .where(isIt),
    ...(isNoted ? noteRefused(db, found, clock.nowMs()) : []),
  ])
}
