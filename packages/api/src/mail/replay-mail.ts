import { and, eq } from 'drizzle-orm'
import type { VendorSlug } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { isMailbox } from './is-mailbox.ts'

/**
 * Mails an event to the vendor's mailbox once more, with as many attempts as a new one. It is the same
 * mail: a program that has it already may hide it.
 *
 * @throws {@link ProblemError} `unknown_delivery` if it was not mailed there
 */
export async function replayMail(
  { db, clock }: Deps,
  { vendor, eventId }: { vendor: VendorSlug; eventId: number },
): Promise<void> {
  const isIt = and(eq(deliveries.vendorId, vendor), eq(deliveries.eventId, eventId), isMailbox)
  const [found] = await commit(db, [
    db
      .update(deliveries)
      .set({ state: 'waiting', attempts: 0, nextAttemptAtMs: clock.nowMs() })
      .where(isIt)
      .returning({ id: deliveries.eventId }),
  ])
  if (found.length === 0) throw new ProblemError('unknown_delivery')
}
