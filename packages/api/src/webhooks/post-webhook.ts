import type { DeliveryFault } from '@sealpost/protocol'

export type WebhookRequest = {
  url: string
  headers: Record<string, string>
  body: string
}

/** How a request was answered, or why it was not. */
export type WebhookAnswer =
  | {
      status: number
      /** What `Retry-After` asks for; null without one. */
      retryAfterMs: number | null
    }
  | { fault: DeliveryFault }

/**
 * Sends one request to an address that a vendor gave, and never to one that is not public. Never
 * rejects, follows no redirect, and keeps nothing of the answer's body.
 */
export type PostWebhook = (request: WebhookRequest) => Promise<WebhookAnswer>
