import type { Fingerprint, Sha256, SignedProfile, VendorSlug } from '@sealpost/protocol'
import {
  leadsTo,
  ProfileTrustError,
  type VerifiedProfile,
  verifyProfile,
} from '@sealpost/protocol/envelope'
import type { Sealpost } from '../client.ts'
import { isRefusal } from '../core/errors.ts'
import { AnswerError, type AnswerErrorCode } from './answer-error.ts'

/** A vendor's profiles of today and before, each believed only by its signature. */
export class ProfileShelf {
  readonly #client: Pick<Sealpost, 'profile'>
  readonly #vendor: VendorSlug
  readonly #fingerprint: Fingerprint
  // A profile's hash names its bytes, so it never changes.
  readonly #known = new Map<Sha256, VerifiedProfile>()

  constructor(
    client: Pick<Sealpost, 'profile'>,
    { vendor, fingerprint }: { vendor: VendorSlug; fingerprint: Fingerprint },
  ) {
    this.#client = client
    this.#vendor = vendor
    this.#fingerprint = fingerprint
  }

  /**
   * The published profile, fit to seal an answer under.
   *
   * @throws {@link AnswerError} with what to mend, if it is not.
   */
  async current(signal?: AbortSignal): Promise<VerifiedProfile> {
    const signed = await this.#client.profile.get(this.#vendor, { signal })
    try {
      return this.#keep(await this.#verify(signed, this.#fingerprint, 'seal'))
    } catch (error) {
      if (!(error instanceof ProfileTrustError)) throw error
      const cause = error.cause ?? error
      throw new AnswerError(UNFIT[error.code] ?? 'profile_unverified', { cause })
    }
  }

  /** A profile of any time by its hash; null if there is none that the vendor's key of that time signed. */
  async version(hash: Sha256, signal?: AbortSignal): Promise<VerifiedProfile | null> {
    const known = this.#known.get(hash)
    if (known) return known
    const signed = await this.#fetchVersion(hash, signal)
    const verified = signed && (await this.#believe(signed, signal))
    return verified?.hash === hash ? this.#keep(verified) : null
  }

  /** Profiles of any time, each by its hash. */
  async versions(
    hashes: readonly Sha256[],
    signal?: AbortSignal,
  ): Promise<Map<Sha256, VerifiedProfile | null>> {
    const versions = new Map<Sha256, VerifiedProfile | null>()
    for (const hash of new Set(hashes)) versions.set(hash, await this.version(hash, signal))
    return versions
  }

  async #fetchVersion(hash: Sha256, signal?: AbortSignal): Promise<SignedProfile | null> {
    try {
      return await this.#client.profile.getVersion(this.#vendor, hash, { signal })
    } catch (error) {
      if (isRefusal(error, 'unknown_profile')) return null
      throw error
    }
  }

  async #believe(signed: SignedProfile, signal?: AbortSignal): Promise<VerifiedProfile | null> {
    return (await this.#tryWith(signed, this.#fingerprint)) ?? this.#followRotations(signed, signal)
  }

  /** A key that was replaced signed what is old; the profile of today says which keys those were. */
  async #followRotations(
    past: SignedProfile,
    signal?: AbortSignal,
  ): Promise<VerifiedProfile | null> {
    const published = await this.#client.profile.get(this.#vendor, { signal })
    const current = await this.#tryWith(published, this.#fingerprint)
    for (const { from } of current?.profile.rotations ?? []) {
      const verified = await this.#tryWith(past, from)
      const steps = { from, to: this.#fingerprint }
      if (verified && current && (await leadsTo([verified.profile, current.profile], steps))) {
        return verified
      }
    }
    return null
  }

  async #tryWith(signed: SignedProfile, fingerprint: Fingerprint): Promise<VerifiedProfile | null> {
    try {
      return await this.#verify(signed, fingerprint, 'read')
    } catch (error) {
      if (error instanceof ProfileTrustError) return null
      throw error
    }
  }

  #verify(signed: SignedProfile, fingerprint: Fingerprint, purpose: 'seal' | 'read') {
    // Whoever serves an older profile than one that was seen could bring a retired recipient back.
    const serials = [...this.#known.values()].map(({ profile }) => profile.serial)
    const lowestSerial = Math.max(1, ...serials)
    const vendor = this.#vendor
    return verifyProfile(signed, { vendor, fingerprint, lowestSerial, now: new Date(), purpose })
  }

  #keep(profile: VerifiedProfile): VerifiedProfile {
    this.#known.set(profile.hash, profile)
    return profile
  }
}

const UNFIT: Partial<Record<ProfileTrustError['code'], AnswerErrorCode>> = {
  profile_expired: 'profile_expired',
  recipient_unusable: 'recipient_unusable',
}
