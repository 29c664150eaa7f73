import { and, desc, eq, lt } from 'drizzle-orm'
import type { Delivery, DeliveryQuery, Page } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { isIn } from '../outbox/lane.ts'
import { toDelivery } from '../outbox/to-delivery.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { readCursor, rowLimit, toPage } from '../storage/keyset.ts'
import { requireWebhook, type WebhookKey } from './find-webhook.ts'
import { outletOf } from './webhook-outlet.ts'

/**
 * Lists what was sent to an endpoint, or waits for it, newest first.
 *
 * @throws {@link ProblemError} `unknown_webhook` or `invalid_cursor`
 */
export async function listDeliveries(
  deps: Deps,
  key: WebhookKey,
  query: DeliveryQuery,
): Promise<Page<Delivery>> {
  const { vendor, webhookId } = key
  await requireWebhook(deps, key)
  const { state } = query
  const request = { ...query, list: ['deliveries', vendor, webhookId, state ?? null] }
  // Of one endpoint, the number of the event is the place in the list: it grows with time.
  const after = await readCursor(request)
  const rows = await deps.db
    .select()
    .from(deliveries)
    .where(
      and(
        isIn({ vendor, outlet: outletOf(webhookId) }),
        after ? lt(deliveries.eventId, after.atMs) : undefined,
        state && eq(deliveries.state, state),
      ),
    )
    .orderBy(desc(deliveries.eventId))
    .limit(rowLimit(request))
  return toPage(rows, request, {
    item: toDelivery,
    position: ({ eventId }) => ({ atMs: eventId, id: webhookId }),
  })
}
