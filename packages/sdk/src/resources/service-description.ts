import type { ServiceFacts } from '@sealpost/protocol'
import type { CallOptions } from '../core/call-options.ts'
import type { Transport } from '../core/transport.ts'

/** What a service says about itself. */
export class ServiceDescription {
  readonly #call: Transport

  constructor(call: Transport) {
    this.#call = call
  }

  /**
   * Fetches the keys that the service signs proofs of receipt with, which belong into a signed profile,
   * those it signs webhooks with, and whether it sends mail.
   */
  get({ signal }: CallOptions = {}): Promise<ServiceFacts> {
    return this.#call('getService', { signal })
  }
}
