import type { Page } from '@sealpost/protocol'

/**
 * A list that is asked for only when it is used: `await` gives its first page,
 * `for await` gives every item of every page.
 */
export class Pages<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
  readonly #fetchPage: (cursor: string | null) => Promise<Page<T>>

  constructor(fetchPage: (cursor: string | null) => Promise<Page<T>>) {
    this.#fetchPage = fetchPage
  }

  then<Kept = Page<T>, Failed = never>(
    onPage?: ((page: Page<T>) => Kept | PromiseLike<Kept>) | null,
    onError?: ((error: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Kept | Failed> {
    return this.#fetchPage(null).then(onPage, onError)
  }

  /** Walks every page, asking for the next only when the last is used up. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    let cursor: string | null = null
    do {
      const page: Page<T> = await this.#fetchPage(cursor)
      yield* page.items
      cursor = page.nextCursor
    } while (cursor !== null)
  }
}
