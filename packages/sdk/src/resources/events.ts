import type { FeedEvent, FeedPage, Page } from '@sealpost/protocol'
import type { CallOptions } from '../core/call-options.ts'
import { Pages } from '../core/pages.ts'
import { DEFAULT_RETRIES, isTransient, pause, retryAfterOf, retryDelayMs } from '../core/retry.ts'
import type { Transport } from '../core/transport.ts'

export type FeedOptions = CallOptions & {
  /** Only events after the one with this id; from the beginning without it. */
  after?: number | undefined
}

/** A page of the feed; an empty one has nothing behind it. */
type EventPage = Page<FeedEvent> & FeedPage

/** How often a quiet feed, or one that is out of reach, is asked for news. */
const POLLING = {
  ...DEFAULT_RETRIES,
  baseDelayMs: 2000,
  maxDelayMs: 30_000,
  maxRetryAfterMs: 300_000,
}

/** Everything that happened to the vendor's reports: what and when, never in whose words. */
export class Events {
  readonly #call: Transport
  readonly #pause: typeof pause

  constructor(call: Transport, wait: typeof pause = pause) {
    this.#call = call
    this.#pause = wait
  }

  /** Lists events, oldest first: `await` gives the first page, `for await` all there are by now. */
  list({
    after = 0,
    limit,
    signal,
  }: FeedOptions & { limit?: number | undefined } = {}): Pages<FeedEvent, EventPage> {
    return new Pages(async (cursor) => {
      const query = { after: cursor ?? after.toString(), limit: limit?.toString() }
      const page = await this.#call('listEvents', { query, signal })
      return { ...page, nextCursor: page.items.length > 0 ? page.last.toString() : null }
    })
  }

  /**
   * Gives every event, and waits for the next, until the signal aborts. Asks less often while nothing
   * happens, and outlives a service that is away; to go on after a restart, keep the id of the last
   * event that was dealt with.
   *
   * @throws {@link ApiError} if the service refuses, such as `wrong_credentials`.
   * @throws {@link AbortError} once the signal aborts.
   */
  async *follow({ after = 0, signal }: FeedOptions = {}): AsyncGenerator<FeedEvent> {
    let last = after
    for (let quiet = 0; ; quiet++) {
      let retryAfterMs: number | null = null
      try {
        for await (const event of this.list({ after: last, signal })) {
          last = event.id
          quiet = 0
          yield event
        }
      } catch (error) {
        if (!isTransient(error)) throw error
        retryAfterMs = retryAfterOf(error)
      }
      await this.#pause(
        retryDelayMs(POLLING, quiet, retryAfterMs) ?? POLLING.maxRetryAfterMs,
        signal,
      )
    }
  }
}
