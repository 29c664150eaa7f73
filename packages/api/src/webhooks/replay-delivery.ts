import { and, eq } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { isIn } from '../outbox/lane.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { requireWebhook, type WebhookKey } from './find-webhook.ts'
import { parkDeliveries } from './park-deliveries.ts'
import { outletOf } from './webhook-outlet.ts'

/**
 * Sends an event to an endpoint once more, with as many attempts as a new one. To a disabled one it is
 * sent when that is enabled.
 *
 * @throws {@link ProblemError} `unknown_webhook`, or `unknown_delivery` if nothing was made for the event
 */
export async function replayDelivery(
  deps: Deps,
  { eventId, ...key }: WebhookKey & { eventId: number },
): Promise<void> {
  const { db, clock } = deps
  await requireWebhook(deps, key)
  const lane = { vendor: key.vendor, outlet: outletOf(key.webhookId) }
  const [found] = await commit(db, [
    db
      .update(deliveries)
      .set({ state: 'waiting', attempts: 0, nextAttemptAtMs: clock.nowMs() })
      .where(and(isIn(lane), eq(deliveries.eventId, eventId)))
      .returning({ id: deliveries.eventId }),
    parkDeliveries(db, key),
  ])
  if (found.length === 0) throw new ProblemError('unknown_delivery')
}
