import type { Credit, NewCredit } from '@sealpost/protocol'
import { type CallOptions, type ListOptions, pageQuery } from '../core/call-options.ts'
import { Pages } from '../core/pages.ts'
import type { Transport } from '../core/transport.ts'

/** The hall of fame. */
export class Credits {
  readonly #call: Transport

  constructor(call: Transport) {
    this.#call = call
  }

  /** Lists whom a vendor thanks, newest first: `await` gives the first page, `for await` everybody. */
  list(vendor: string, { signal, ...options }: ListOptions = {}): Pages<Credit> {
    return new Pages((cursor) =>
      this.#call('listCredits', { params: { vendor }, query: pageQuery(options, cursor), signal }),
    )
  }

  /**
   * Publishes words of thanks for a report, in the place of earlier ones. Only a desk can see whether
   * the reporter agreed: ask `desk.credits.publish` to.
   *
   * @throws {@link ApiError} `credit_withdrawn` if the reporter took the consent back; it stays so.
   */
  put(reportId: string, credit: NewCredit, { signal }: CallOptions = {}): Promise<Credit> {
    return this.#call('putCredit', { params: { reportId }, body: credit, signal })
  }

  /** Takes the credit for a report out of the hall of fame at once. */
  async remove(reportId: string, { signal }: CallOptions = {}): Promise<void> {
    await this.#call('deleteCredit', { params: { reportId }, signal })
  }
}
