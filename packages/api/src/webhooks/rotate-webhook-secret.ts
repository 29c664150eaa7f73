import { sql } from 'drizzle-orm'
import { type CreatedWebhook, LIMITS } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import { webhooks } from '../storage/delivery-schema.ts'
import { isWebhook, refuseUnknown, type WebhookKey } from './find-webhook.ts'
import { toWebhook } from './to-webhook.ts'
import { requireWebhookKeys } from './webhook-keys.ts'

const MS_PER_HOUR = 3_600_000

/**
 * Makes a new secret. Requests are signed with the one before it too, for as long as it takes to
 * change it over there; of two that follow one another in that time, the older one counts no more.
 *
 * @throws {@link ProblemError} `unknown_webhook` or `no_service_key`
 */
export async function rotateWebhookSecret(deps: Deps, key: WebhookKey): Promise<CreatedWebhook> {
  const { db, clock } = deps
  const keys = requireWebhookKeys(deps)
  const nowMs = clock.nowMs()
  const [[row]] = await commit(db, [
    db
      .update(webhooks)
      .set({
        secretNumber: sql`${webhooks.secretNumber} + 1`,
        previousSecretUntilMs: nowMs + LIMITS.webhookOverlapHours * MS_PER_HOUR,
      })
      .where(isWebhook(key))
      .returning(),
  ])
  if (!row) return refuseUnknown()
  const secret = await keys.secretOf({ ...key, number: row.secretNumber })
  return { ...toWebhook(row, nowMs), secret }
}
