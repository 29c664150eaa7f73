import type { Deps } from '../deps.ts'
import { isIn } from '../outbox/lane.ts'
import { commit } from '../storage/commit.ts'
import { deliveries, webhooks } from '../storage/delivery-schema.ts'
import { isWebhook, refuseUnknown, type WebhookKey } from './find-webhook.ts'
import { outletOf } from './webhook-outlet.ts'

/**
 * Deletes an endpoint with what waits for it and the log of what was sent.
 *
 * @throws {@link ProblemError} `unknown_webhook`
 */
export async function deleteWebhook({ db }: Deps, key: WebhookKey): Promise<void> {
  const [deleted] = await commit(db, [
    db.delete(webhooks).where(isWebhook(key)).returning({ id: webhooks.id }),
    db.delete(deliveries).where(isIn({ vendor: key.vendor, outlet: outletOf(key.webhookId) })),
  ])
  if (deleted.length === 0) refuseUnknown()
}
