import { type CrossedRequest, type Wire, waitUntil } from '@sealpost/example-stage'
import { type Delivery, WebhookEvent } from '@sealpost/protocol'
import type { Sealpost } from '@sealpost/sdk'

/** A request of the webhook as it reached the bot's machine. */
export type SeenRequest = { headers: Record<string, string>; body: string; event: WebhookEvent }

/** A webhook: what the service says it sent, and what crossed the wire. */
export class Hook {
  readonly secret: string
  readonly #id: string
  readonly #client: Sealpost
  readonly #wire: Wire

  private constructor(made: { id: string; secret: string }, client: Sealpost, wire: Wire) {
    this.secret = made.secret
    this.#id = made.id
    this.#client = client
    this.#wire = wire
  }

  static async create(client: Sealpost, wire: Wire): Promise<Hook> {
    const made = await client.webhooks.create({
      url: `${wire.url}/sealpost`,
      label: 'Ticket bot',
      types: ['report.received', 'message.received', 'promise.due_soon', 'report.deleted'],
    })
    return new Hook(made, client, wire)
  }

  /** Every request about an event, those included that were made again or found nobody. */
  get seen(): SeenRequest[] {
    return this.#wire.crossed.flatMap(readRequest)
  }

  async ping(): Promise<boolean> {
    return (await this.#client.webhooks.ping(this.#id)).isDelivered
  }

  replay({ id }: WebhookEvent): Promise<void> {
    return this.#client.webhooks.replay(this.#id, id)
  }

  /** The delivery log. */
  deliveries(): Promise<Delivery[]> {
    return this.#client.webhooks.deliveries(this.#id).all()
  }

  /** Waits until so many events were delivered and none waits. */
  async whenDelivered(count: number): Promise<void> {
    await waitUntil(`${count} deliveries`, async () => {
      const all = await this.deliveries()
      const isDone = all.length === count && all.every(({ state }) => state === 'delivered')
      return isDone || undefined
    })
  }

  /** Waits until so many events wait, after at least one attempt in vain. */
  async whenWaiting(count: number): Promise<void> {
    await waitUntil(`${count} deliveries that wait`, async () => {
      const waiting = (await this.deliveries()).filter(({ state }) => state === 'waiting')
      const wasTried = waiting.some(({ attempts }) => attempts > 0)
      return (waiting.length === count && wasTried) || undefined
    })
  }
}

/** Nothing for a ping, which is about no event. */
function readRequest({ headers, body }: CrossedRequest): SeenRequest[] {
  const lines = headers.split('\n')
  const pairs = lines.map((line, at) => [line, lines[at + 1] ?? ''] as const)
  const text = body.toString('utf8')
  const { data: event } = WebhookEvent.safeParse(JSON.parse(text))
  const fields = Object.fromEntries(pairs.filter((_, at) => at % 2 === 0))
  return event ? [{ headers: fields, body: text, event }] : []
}
