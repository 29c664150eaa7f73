import { signWithSecret, WEBHOOK_HEADERS } from '@sealpost/protocol'
import type { WebhookRow } from './find-webhook.ts'
import type { WebhookRequest } from './post-webhook.ts'
import type { WebhookKeys } from './webhook-keys.ts'

/** Writes a request of a webhook, signed by the rules of Standard Webhooks 1.0. */
export async function signRequest(
  keys: WebhookKeys,
  webhook: WebhookRow,
  { id, event, nowMs }: { id: string; event: object; nowMs: number },
): Promise<WebhookRequest> {
  const body = JSON.stringify(event)
  const timestamp = Math.floor(nowMs / 1000)
  const request = { id, timestamp, body }
  const signatures = await Promise.all([
    ...secretNumbers(webhook, nowMs).map(async (number) => {
      const secret = { vendor: webhook.vendorId, webhookId: webhook.id, number }
      return signWithSecret(request, await keys.secretOf(secret))
    }),
    keys.sign(request),
  ])
  return {
    url: webhook.url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Sealpost',
      [WEBHOOK_HEADERS.id]: id,
      [WEBHOOK_HEADERS.timestamp]: String(timestamp),
      [WEBHOOK_HEADERS.signature]: signatures.join(' '),
    },
    body,
  }
}

/** The secrets that count now, the current one first. */
function secretNumbers({ secretNumber, previousSecretUntilMs }: WebhookRow, nowMs: number) {
  const hasPrevious = previousSecretUntilMs !== null && previousSecretUntilMs > nowMs
  return hasPrevious ? [secretNumber, secretNumber - 1] : [secretNumber]
}
