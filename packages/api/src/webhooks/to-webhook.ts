import type { Webhook } from '@sealpost/protocol'
import { toTimestamp, toTimestampOrNull } from '../storage/timestamp.ts'
import type { WebhookRow } from './find-webhook.ts'

/** A webhook as its vendor sees it. */
export function toWebhook(row: WebhookRow, nowMs: number): Webhook {
  const { id, url, label, types, disabledBy, createdAtMs, previousSecretUntilMs } = row
  const countsStill = previousSecretUntilMs !== null && previousSecretUntilMs > nowMs
  return {
    id,
    url,
    label,
    types,
    enabled: disabledBy === null,
    disabledBy,
    createdAt: toTimestamp(createdAtMs),
    previousSecretUntil: toTimestampOrNull(countsStill ? previousSecretUntilMs : null),
  }
}
