import * as z from 'zod/mini'
import { DeliveryFault } from './delivery.ts'
import { Day, Timestamp } from './encodings.ts'
import { EventId, EventType, eventFacts } from './event-feed.ts'
import { VendorSlug, WebhookId } from './ids.ts'
import { LIMITS } from './limits.ts'

/** A request of a webhook, as its body says it: thin, so that an endpoint that leaks tells little. */
export const WebhookEvent = z.object({ id: EventId, ...eventFacts, vendor: VendorSlug, day: Day })
export type WebhookEvent = z.infer<typeof WebhookEvent>

/** What a test sends; nothing has happened. */
export const WebhookPing = z.object({ type: z.literal('ping'), vendor: VendorSlug, day: Day })
export type WebhookPing = z.infer<typeof WebhookPing>

/** An address that events can be sent to. Whether it leads to a public address is the service's question. */
export const WebhookUrl = z.string().check(
  z.maxLength(2000),
  z.regex(/^https?:\/\/[^\s/?#@]+(?:[/?][^\s#]*)?$/, {
    error: 'must be an https: URL without user, password or fragment',
  }),
)

const chosen = {
  url: WebhookUrl,
  /** For people: what listens there. */
  label: z.string().check(z.minLength(1), z.maxLength(100)),
  /** Which events it is sent; it learns of nothing else. */
  types: z.array(EventType).check(z.minLength(1), z.maxLength(100)),
}

/** An endpoint to be made. Told of what happens from then on. */
export const NewWebhook = z.strictObject(chosen)
export type NewWebhook = z.infer<typeof NewWebhook>

/** A change of an endpoint. What waits for it is kept while it is disabled. */
export const WebhookChange = z.strictObject({
  url: z.optional(chosen.url),
  label: z.optional(chosen.label),
  types: z.optional(chosen.types),
  enabled: z.optional(z.boolean()),
})
export type WebhookChange = z.infer<typeof WebhookChange>

/** An endpoint as it is listed; its secret is shown only when it is made. */
export const Webhook = z.object({
  id: WebhookId,
  ...chosen,
  enabled: z.boolean(),
  /** `gone`: it answered 410. `vendor`: somebody switched it off. Null while it is enabled. */
  disabledBy: z.nullable(z.enum(['gone', 'vendor'])),
  createdAt: Timestamp,
  /** Until when requests are signed with the previous secret too; null once it counts no more. */
  previousSecretUntil: z.nullable(Timestamp),
})
export type Webhook = z.infer<typeof Webhook>

/** All endpoints of a vendor, oldest first; so few that there are no pages. */
export const WebhookList = z.object({
  items: z.array(Webhook).check(z.maxLength(LIMITS.maxWebhookCount)),
})

/** An endpoint with a secret just made: `whsec_` and base64 of 32 bytes (Standard Webhooks). */
export const CreatedWebhook = z.object({ ...Webhook.shape, secret: z.string() })
export type CreatedWebhook = z.infer<typeof CreatedWebhook>

/** How a test request was answered. */
export const PingResult = z.object({
  isDelivered: z.boolean(),
  status: z.nullable(z.int()),
  fault: z.nullable(DeliveryFault),
})
export type PingResult = z.infer<typeof PingResult>
