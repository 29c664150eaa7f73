import { WebhookId } from '@sealpost/protocol'
import type { Outlet } from '../storage/delivery-schema.ts'

const PREFIX = 'webhook:'

/** What deliveries to a webhook are stored under. */
export function outletOf(webhookId: WebhookId): Outlet {
  return `${PREFIX}${webhookId}`
}

/** The webhook that such deliveries go to. */
export function webhookIdOf(outlet: Outlet): WebhookId {
  return WebhookId.parse(outlet.slice(PREFIX.length))
}
