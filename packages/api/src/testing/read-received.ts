import { WebhookEvent } from '@sealpost/protocol'
import type { TestApp } from './make-test-app.ts'

/** The events that endpoints were sent, of one address or of all, attempt by attempt. */
export function readReceived({ endpoints }: TestApp, url?: string): WebhookEvent[] {
  return endpoints.received
    .filter((request) => url === undefined || request.url === url)
    .map(({ body }) => WebhookEvent.parse(JSON.parse(body)))
}
