import type { Page } from '@sealpost/protocol'

/**
 * A list that is asked for only when it is used: `await` gives its first page,
 * `for await` gives every item of every page.
 */
export class Pages<T, Answer extends Page<T> = Page<T>>
  implements PromiseLike<Answer>, AsyncIterable<T>
{
  readonly #fetchPage: (cursor: string | null) => Promise<Answer>

  constructor(fetchPage: (cursor: string | null) => Promise<Answer>) {
    this.#fetchPage = fetchPage
  }

  then<Kept = Answer, Failed = never>(
    onPage?: ((page: Answer) => Kept | PromiseLike<Kept>) | null,
    onError?: ((error: unknown) => Failed | PromiseLike<Failed>) | null,
  ): Promise<Kept | Failed> {
    return this.#fetchPage(null).then(onPage, onError)
  }

  /** Gives every item of every page. */
  async all(): Promise<T[]> {
    const items: T[] = []
    for await (const item of this) items.push(item)
    return items
  }

  /** Walks every page, asking for the next only when the last is used up. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    let cursor: string | null = null
    do {
      const page: Answer = await this.#fetchPage(cursor)
      yield* page.items
      cursor = page.nextCursor
    } while (cursor !== null)
  }
}
