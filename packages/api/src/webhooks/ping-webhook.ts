import type { PingResult, WebhookPing } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { toDay } from '../storage/timestamp.ts'
import { requireWebhook, type WebhookKey } from './find-webhook.ts'
import { signRequest } from './sign-request.ts'
import { requireWebhookKeys } from './webhook-keys.ts'
import { isTaken } from './webhook-way.ts'

/**
 * Sends a test request now, to a disabled endpoint too, and says how it was answered. Sent once, and
 * not written down.
 *
 * @throws {@link ProblemError} `unknown_webhook` or `no_service_key`
 */
export async function pingWebhook(deps: Deps, key: WebhookKey): Promise<PingResult> {
  const keys = requireWebhookKeys(deps)
  const webhook = await requireWebhook(deps, key)
  const nowMs = deps.clock.nowMs()
  const event: WebhookPing = { type: 'ping', vendor: key.vendor, day: toDay(nowMs) }
  const id = `ping_${crypto.randomUUID()}`
  const answer = await deps.postWebhook(await signRequest(keys, webhook, { id, event, nowMs }))
  if ('fault' in answer) return { isDelivered: false, status: null, fault: answer.fault }
  return { isDelivered: isTaken(answer.status), status: answer.status, fault: null }
}
