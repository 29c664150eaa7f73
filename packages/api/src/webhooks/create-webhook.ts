import { and, eq, lt } from 'drizzle-orm'
import {
  type CreatedWebhook,
  LIMITS,
  type NewWebhook,
  type VendorSlug,
  WebhookId,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { fanOut } from '../outbox/fan-out.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { webhooks } from '../storage/delivery-schema.ts'
import { insertIf } from '../storage/insert-if.ts'
import { vendors } from '../storage/vendor-schema.ts'
import { requireUsableUrl } from './require-usable-url.ts'
import { toWebhook } from './to-webhook.ts'
import { requireWebhookKeys } from './webhook-keys.ts'

/**
 * Makes an endpoint, which is told of what happens from then on. Its secret is in this answer and nowhere
 * else.
 *
 * @throws {@link ProblemError} `unusable_webhook`, `too_many_webhooks`, or `no_service_key` if the
 * service has nothing to make secrets of.
 */
export async function createWebhook(
  deps: Deps,
  vendor: VendorSlug,
  input: NewWebhook,
): Promise<CreatedWebhook> {
  const { db, clock } = deps
  const keys = requireWebhookKeys(deps)
  requireUsableUrl(deps, input.url)
  const row = {
    vendorId: vendor,
    id: WebhookId.parse(crypto.randomUUID()),
    url: input.url,
    label: input.label,
    types: [...new Set(input.types)],
    disabledBy: null,
    createdAtMs: clock.nowMs(),
    secretNumber: 1,
    previousSecretUntilMs: null,
  }
  // What has happened before goes where it went before.
  await fanOut(deps, vendor)
  const count = db.$count(webhooks, eq(webhooks.vendorId, vendor))
  const where = and(eq(vendors.id, vendor), lt(count, LIMITS.maxWebhookCount))
  const [made] = await commit(db, [
    insertIf(db, webhooks, { row, from: vendors, where }).returning({ id: webhooks.id }),
  ])
  if (made.length === 0) throw new ProblemError('too_many_webhooks')
  const secret = await keys.secretOf({ vendor, webhookId: row.id, number: row.secretNumber })
  return { ...toWebhook(row, row.createdAtMs), secret }
}
