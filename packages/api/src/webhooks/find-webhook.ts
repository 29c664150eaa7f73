import { and, eq } from 'drizzle-orm'
import type { VendorSlug, WebhookId } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { webhooks } from '../storage/delivery-schema.ts'

/** Ids of webhooks belong to one vendor. */
export type WebhookKey = { vendor: VendorSlug; webhookId: WebhookId }

export type WebhookRow = typeof webhooks.$inferSelect

/** The condition that picks one webhook. */
export function isWebhook({ vendor, webhookId }: WebhookKey) {
  return and(eq(webhooks.vendorId, vendor), eq(webhooks.id, webhookId))
}

/** Reads a webhook; undefined if the vendor has none with this id. */
export async function findWebhook(
  { db }: Pick<Deps, 'db'>,
  key: WebhookKey,
): Promise<WebhookRow | undefined> {
  const [row] = await db.select().from(webhooks).where(isWebhook(key))
  return row
}

/** @throws {@link ProblemError} `unknown_webhook` if the vendor has none with this id. */
export async function requireWebhook(deps: Pick<Deps, 'db'>, key: WebhookKey): Promise<WebhookRow> {
  return (await findWebhook(deps, key)) ?? refuseUnknown()
}

/** @throws {@link ProblemError} `unknown_webhook` */
export function refuseUnknown(): never {
  throw new ProblemError('unknown_webhook')
}
