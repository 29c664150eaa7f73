import type { CreatedVendor, Vendor } from '@sealpost/protocol'
import { type CallOptions, type ListOptions, pageQuery } from '../core/call-options.ts'
import { Pages } from '../core/pages.ts'
import type { Transport } from '../core/transport.ts'

/** The vendors of a service, for its operator. */
export class Vendors {
  readonly #call: Transport

  constructor(call: Transport) {
    this.#call = call
  }

  /** Lists vendors: `await` gives the first page, `for await` every vendor. */
  list({ signal, ...options }: ListOptions = {}): Pages<Vendor> {
    return new Pages((cursor) =>
      this.#call('listVendors', { query: pageQuery(options, cursor), signal }),
    )
  }

  /** Makes a vendor and its first API key, whose secret is in this answer and never again. */
  create(vendor: string, { signal }: CallOptions = {}): Promise<CreatedVendor> {
    return this.#call('createVendor', { body: { vendor }, signal })
  }

  /** Deletes a vendor with everything it has, for good. */
  async delete(vendor: string, { signal }: CallOptions = {}): Promise<void> {
    await this.#call('deleteVendor', { params: { vendor }, signal })
  }
}
