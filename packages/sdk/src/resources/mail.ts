import type { MailDelivery, MailSettings } from '@sealpost/protocol'
import { type CallOptions, pageQuery } from '../core/call-options.ts'
import { Pages } from '../core/pages.ts'
import type { Transport } from '../core/transport.ts'
import type { DeliveryFilters } from './webhooks.ts'

/** What the mailboxes of the policy's channels get. Needs a key with the scope `delivery:manage`. */
export class Mail {
  readonly #call: Transport

  constructor(call: Transport) {
    this.#call = call
  }

  /** Fetches what the mailboxes get. */
  settings({ signal }: CallOptions = {}): Promise<MailSettings> {
    return this.#call('getMailSettings', { signal })
  }

  /** Decides what the mailboxes get from now on. */
  setSettings(settings: MailSettings, { signal }: CallOptions = {}): Promise<MailSettings> {
    return this.#call('putMailSettings', { body: settings, signal })
  }

  /** Lists mails and what became of them, newest first: `await` gives the first page, `for await` everything. */
  deliveries(filters: DeliveryFilters = {}): Pages<MailDelivery> {
    const { signal, state } = filters
    return new Pages((cursor) =>
      this.#call('listMailDeliveries', {
        query: { ...pageQuery(filters, cursor), state },
        signal,
      }),
    )
  }

  /** Mails an event once more. */
  async replay(eventId: number, { signal }: CallOptions = {}): Promise<void> {
    await this.#call('replayMail', { params: { eventId: eventId.toString() }, signal })
  }
}
