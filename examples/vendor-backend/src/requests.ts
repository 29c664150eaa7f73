import type { CrossedRequest, Wire } from '@sealpost/example-stage'
import { WebhookEvent } from '@sealpost/protocol'

/** A request of the webhook as the bot's machine saw it. */
export type SeenRequest = { headers: Record<string, string>; body: string }

/** A request about an event. */
export type SeenEvent = SeenRequest & { event: WebhookEvent }

/** Every request about an event that reached the bot's machine, repeated ones included. */
export function eventsOn({ crossed }: Wire): SeenEvent[] {
  return crossed.map(toSeen).flatMap((request) => {
    const { data: event } = WebhookEvent.safeParse(JSON.parse(request.body))
    return event ? [{ ...request, event }] : []
  })
}

function toSeen({ headers, body }: CrossedRequest): SeenRequest {
  const lines = headers.split('\n')
  const pairs = lines.map((line, at) => [line, lines[at + 1] ?? ''] as const)
  return {
    headers: Object.fromEntries(pairs.filter((_, at) => at % 2 === 0)),
    body: body.toString('utf8'),
  }
}
