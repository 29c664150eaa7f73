import type { BatchItem } from 'drizzle-orm/batch'
import type { Webhook, WebhookChange } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import type { Database } from '../storage/database.ts'
import { webhooks } from '../storage/delivery-schema.ts'
import { isWebhook, refuseUnknown, type WebhookKey, type WebhookRow } from './find-webhook.ts'
import { parkDeliveries, unparkDeliveries } from './park-deliveries.ts'
import { requireUsableUrl } from './require-usable-url.ts'
import { toWebhook } from './to-webhook.ts'

/**
 * Changes an endpoint. Once it is disabled it is told of nothing; what waited then is sent when it is
 * enabled again.
 *
 * @throws {@link ProblemError} `unknown_webhook` or `unusable_webhook`
 */
export async function updateWebhook(
  deps: Deps,
  key: WebhookKey,
  change: WebhookChange,
): Promise<Webhook> {
  const { db, clock } = deps
  if (change.url !== undefined) requireUsableUrl(deps, change.url)
  const nowMs = clock.nowMs()
  const update = db
    .update(webhooks)
    // Sets something always: an update of nothing is no statement.
    .set({ vendorId: key.vendor, ...columnsOf(change) })
    .where(isWebhook(key))
    .returning()
  const [[row]] = await commit(db, [update, ...followUps(db, key, { ...change, nowMs })])
  return toWebhook(row ?? refuseUnknown(), nowMs)
}

function columnsOf({ url, label, types, enabled }: WebhookChange): Partial<WebhookRow> {
  return {
    ...(url !== undefined && { url }),
    ...(label !== undefined && { label }),
    ...(types && { types: [...new Set(types)] }),
    ...(enabled !== undefined && { disabledBy: enabled ? null : 'vendor' }),
  }
}

function followUps(
  db: Database,
  key: WebhookKey,
  { enabled, nowMs }: WebhookChange & { nowMs: number },
): BatchItem<'sqlite'>[] {
  if (enabled === undefined) return []
  return [enabled ? unparkDeliveries(db, key, nowMs) : parkDeliveries(db, key)]
}
