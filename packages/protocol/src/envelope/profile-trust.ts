import { CodedError } from '../coded-error.ts'
import type { ChannelId, Fingerprint, Sha256, VendorSlug } from '../ids.ts'
import type { Profile } from '../profile.ts'
import type { Certificate } from './certificate.ts'

/** What a page knows before it asks the service. */
export type ProfileTrust = {
  vendor: VendorSlug
  /** Pinned primary fingerprint. */
  fingerprint: Fingerprint
  /** The highest serial that was pinned or seen; a lower one is refused. */
  lowestSerial: number
  now: Date
  /**
   * `seal`, the default, insists on a current profile with usable recipients. `read` also takes one that
   * was replaced or has expired since, for coming back to a case.
   */
  purpose?: 'seal' | 'read'
}

/** A profile that the pinned key signed. */
export type VerifiedProfile = {
  profile: Profile
  /** Of the exact text; names this version of the profile. */
  hash: Sha256
  /** Whom to seal to, by channel. */
  recipients: ReadonlyMap<ChannelId, readonly Certificate[]>
  /** Whose signatures speak for the vendor, now or in the past. */
  signers: readonly Certificate[]
}

const REFUSALS = {
  profile_other_key: 'The profile does not contain the key that this page expects.',
  profile_unsigned: 'The profile is not signed by the key that this page expects.',
  profile_other_vendor: 'The profile belongs to another vendor.',
  profile_stale_serial: 'The profile is older than one that was seen before.',
  profile_expired: 'The profile has expired. The vendor has to sign it again.',
  profile_too_new: 'The profile is written for a newer version of this form.',
  profile_malformed: 'The profile cannot be read.',
  recipient_unusable: 'A key in the profile cannot be used.',
} as const satisfies Record<string, string>

/** Why a profile is not believed. */
export type ProfileTrustErrorCode = keyof typeof REFUSALS

/** Thrown for a profile that nothing may be shown from. With `recipient_unusable`, `cause` is the `KeyError`. */
export class ProfileTrustError extends CodedError<ProfileTrustErrorCode> {
  override readonly name = 'ProfileTrustError'

  constructor(code: ProfileTrustErrorCode, options?: ErrorOptions) {
    super(code, REFUSALS[code], options)
  }
}
