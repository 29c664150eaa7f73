import { asc, eq } from 'drizzle-orm'
import type { VendorSlug, Webhook } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { webhooks } from '../storage/delivery-schema.ts'
import { toWebhook } from './to-webhook.ts'

/** Lists all endpoints of a vendor, oldest first. */
export async function listWebhooks(
  { db, clock }: Deps,
  vendor: VendorSlug,
): Promise<{ items: Webhook[] }> {
  const rows = await db
    .select()
    .from(webhooks)
    .where(eq(webhooks.vendorId, vendor))
    .orderBy(asc(webhooks.createdAtMs), asc(webhooks.id))
  return { items: rows.map((row) => toWebhook(row, clock.nowMs())) }
}
