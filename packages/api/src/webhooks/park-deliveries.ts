import { and, eq, exists, isNotNull, isNull } from 'drizzle-orm'
import type { BatchItem } from 'drizzle-orm/batch'
import { noteVendorEvent } from '../events/note-vendor-event.ts'
import { isIn } from '../outbox/lane.ts'
import type { DeliveryRow } from '../outbox/way.ts'
import type { Database } from '../storage/database.ts'
import { deliveries, webhooks } from '../storage/delivery-schema.ts'
import { isWebhook, type WebhookKey } from './find-webhook.ts'
import { outletOf, webhookIdOf } from './webhook-outlet.ts'

/** Builds the writes that disable a webhook for good, and tell of it if it was enabled. */
export function disableGone(
  db: Database,
  delivery: Pick<DeliveryRow, 'vendorId' | 'outlet'>,
  atMs: number,
): BatchItem<'sqlite'>[] {
  const key = keyOf(delivery)
  const isEnabled = and(isWebhook(key), isNull(webhooks.disabledBy))
  const { vendor, webhookId: subject } = key
  const enabled = db.select({ id: webhooks.id }).from(webhooks).where(isEnabled)
  // It may be enabled and go again, so only the write itself says that it is another time.
  const cause = crypto.randomUUID()
  const event = { vendor, type: 'webhook.disabled', subject, atMs, cause } as const
  return [
    noteVendorEvent(db, event, exists(enabled)),
    db.update(webhooks).set({ disabledBy: 'gone' }).where(isEnabled),
    parkDeliveries(db, key),
  ]
}

/** Builds the write that keeps what waits for a webhook from being tried, if the webhook is disabled. */
export function parkDeliveries(db: Database, key: WebhookKey) {
  const disabled = db
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(isWebhook(key), isNotNull(webhooks.disabledBy)))
  return db
    .update(deliveries)
    .set({ nextAttemptAtMs: null })
    .where(and(isTo(key), isNotNull(deliveries.nextAttemptAtMs), exists(disabled)))
}

/** Builds the write that has all that was parked tried at once. */
export function unparkDeliveries(db: Database, key: WebhookKey, nowMs: number) {
  const isParked = and(eq(deliveries.state, 'waiting'), isNull(deliveries.nextAttemptAtMs))
  return db
    .update(deliveries)
    .set({ nextAttemptAtMs: nowMs })
    .where(and(isTo(key), isParked))
}

/** The webhook that a delivery goes to. */
export function keyOf({ vendorId, outlet }: Pick<DeliveryRow, 'vendorId' | 'outlet'>): WebhookKey {
  return { vendor: vendorId, webhookId: webhookIdOf(outlet) }
}

function isTo({ vendor, webhookId }: WebhookKey) {
  return isIn({ vendor, outlet: outletOf(webhookId) })
}
