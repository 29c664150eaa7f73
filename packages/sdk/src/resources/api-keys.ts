import type { ApiKey, CreatedApiKey, NewApiKey } from '@sealpost/protocol'
import { type CallOptions, type ListOptions, pageQuery } from '../core/call-options.ts'
import { Pages } from '../core/pages.ts'
import type { Transport } from '../core/transport.ts'

/** The vendor's API keys. Needs a key with the scope `keys:manage`. */
export class ApiKeys {
  readonly #call: Transport

  constructor(call: Transport) {
    this.#call = call
  }

  /** Lists keys without their secrets: `await` gives the first page, `for await` every key. */
  list({ signal, ...options }: ListOptions = {}): Pages<ApiKey> {
    return new Pages((cursor) =>
      this.#call('listApiKeys', { query: pageQuery(options, cursor), signal }),
    )
  }

  /** Makes a key. Its `secret` is in this answer and never again, so a lost answer is not retried. */
  create(key: NewApiKey, { signal }: CallOptions = {}): Promise<CreatedApiKey> {
    return this.#call('createApiKey', { body: key, signal })
  }

  /**
   * Revokes a key at once.
   *
   * @throws {@link ApiError} `last_key` if no other key could manage keys afterwards.
   */
  async delete(apiKeyId: string, { signal }: CallOptions = {}): Promise<void> {
    await this.#call('deleteApiKey', { params: { apiKeyId }, signal })
  }
}
