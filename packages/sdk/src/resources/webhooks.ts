import type {
  CreatedWebhook,
  Delivery,
  DeliveryState,
  NewWebhook,
  PingResult,
  Webhook,
  WebhookChange,
} from '@sealpost/protocol'
import { type CallOptions, type ListOptions, pageQuery } from '../core/call-options.ts'
import { Pages } from '../core/pages.ts'
import type { Transport } from '../core/transport.ts'

/** Filters of a list of deliveries; without any, all of the last 30 days. */
export type DeliveryFilters = ListOptions & { state?: DeliveryState | undefined }

/** Endpoints that are told of events. Needs a key with the scope `delivery:manage`. */
export class Webhooks {
  readonly #call: Transport

  constructor(call: Transport) {
    this.#call = call
  }

  /** Lists every endpoint, oldest first, without their secrets. */
  async list({ signal }: CallOptions = {}): Promise<Webhook[]> {
    return (await this.#call('listWebhooks', { signal })).items
  }

  /**
   * Makes an endpoint, which is told of what happens from then on. Its `secret` is in this answer and
   * never again, so a lost answer is not retried.
   *
   * @throws {@link ApiError} `unusable_webhook` with what is wrong with the address, or `too_many_webhooks`.
   */
  create(webhook: NewWebhook, { signal }: CallOptions = {}): Promise<CreatedWebhook> {
    return this.#call('createWebhook', { body: webhook, signal })
  }

  /** Changes an endpoint, or switches it off and on; what waits for it is kept meanwhile. */
  update(webhookId: string, change: WebhookChange, { signal }: CallOptions = {}): Promise<Webhook> {
    return this.#call('updateWebhook', { params: { webhookId }, body: change, signal })
  }

  /** Deletes an endpoint and what waits for it. */
  async delete(webhookId: string, { signal }: CallOptions = {}): Promise<void> {
    await this.#call('deleteWebhook', { params: { webhookId }, signal })
  }

  /** Makes a new secret. For a day, requests are signed with the previous one too. */
  rotateSecret(webhookId: string, { signal }: CallOptions = {}): Promise<CreatedWebhook> {
    return this.#call('rotateWebhookSecret', { params: { webhookId }, signal })
  }

  /** Sends a test request at once and says how it was answered. */
  ping(webhookId: string, { signal }: CallOptions = {}): Promise<PingResult> {
    return this.#call('pingWebhook', { params: { webhookId }, signal })
  }

  /** Lists what was sent to an endpoint, newest first: `await` gives the first page, `for await` everything. */
  deliveries(webhookId: string, filters: DeliveryFilters = {}): Pages<Delivery> {
    const { signal, state } = filters
    return new Pages((cursor) =>
      this.#call('listDeliveries', {
        params: { webhookId },
        query: { ...pageQuery(filters, cursor), state },
        signal,
      }),
    )
  }

  /** Sends an event to an endpoint once more, under the same `webhook-id` as before. */
  async replay(webhookId: string, eventId: number, { signal }: CallOptions = {}): Promise<void> {
    const params = { webhookId, eventId: eventId.toString() }
    await this.#call('replayDelivery', { params, signal })
  }
}
