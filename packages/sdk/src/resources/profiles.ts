import type { ProfilePublished, SignedProfile } from '@sealpost/protocol'
import type { CallOptions } from '../core/call-options.ts'
import type { Transport } from '../core/transport.ts'

/** Signed profiles as they are published. Nobody has checked their signatures yet. */
export class Profiles {
  readonly #call: Transport

  constructor(call: Transport) {
    this.#call = call
  }

  /** Fetches a vendor's current profile. */
  get(vendor: string, { signal }: CallOptions = {}): Promise<SignedProfile> {
    return this.#call('getProfile', { params: { vendor }, signal })
  }

  /** Fetches a published profile by its hash, however old. */
  getVersion(vendor: string, hash: string, { signal }: CallOptions = {}): Promise<SignedProfile> {
    return this.#call('getProfileVersion', { params: { vendor, hash }, signal })
  }

  /**
   * Publishes a signed profile.
   *
   * @throws {@link ApiError} `unusable_profile` with what to mend, or `stale_serial`.
   */
  put(signed: SignedProfile, { signal }: CallOptions = {}): Promise<ProfilePublished> {
    return this.#call('putProfile', { body: signed, signal })
  }
}
