import type { WebhookAnswer, WebhookRequest } from '../webhooks/post-webhook.ts'

type Reaction = (request: WebhookRequest) => WebhookAnswer | Promise<WebhookAnswer>

/** The network as webhooks see it: takes every request unless a test says what an address does. */
export function makeEndpoints() {
  const received: WebhookRequest[] = []
  const reactions = new Map<string, Reaction>()
  return {
    /** All requests so far, in the order in which they came. */
    received,
    /** Has an address answer so from now on. */
    answer(url: string, reaction: Reaction) {
      reactions.set(url, reaction)
    },
    post: async (request: WebhookRequest): Promise<WebhookAnswer> => {
      received.push(request)
      const reaction = reactions.get(request.url)
      return reaction ? reaction(request) : { status: 204, retryAfterMs: null }
    },
  }
}
