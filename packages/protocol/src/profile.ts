import * as z from 'zod/mini'
import { CodedError } from './coded-error.ts'
import { Timestamp } from './encodings.ts'
import { ChannelId, Fingerprint, KeyId, VendorSlug } from './ids.ts'
import { LIMITS } from './limits.ts'
import { parseJson } from './parse-json.ts'
import { Policy } from './policy.ts'
import { policyFaults } from './policy-faults.ts'
import { Rotation } from './rotation.ts'

/** The format of profile, receipt and sealed items that this version speaks. */
export const FORMAT = 1

/** A certificate that every report of a channel is sealed to, so named that no OpenPGP is needed to check it. */
export const ProfileRecipient = z.object({
  /** Primary fingerprint of one of `certificates`. */
  fingerprint: Fingerprint,
  /** Key id of the encryption subkey that its PKESK packet names. */
  encryptionKeyId: KeyId,
})
export type ProfileRecipient = z.infer<typeof ProfileRecipient>

export const ProfileChannel = z.object({
  id: ChannelId,
  recipients: z
    .array(ProfileRecipient)
    .check(z.minLength(1), z.maxLength(LIMITS.maxRecipients - 1)),
})

/** An origin as browsers send it: scheme, host and port unless default; no path. */
export const Origin = z.string().check(z.maxLength(300), z.regex(/^https?:\/\/[^\s/?#@]+$/))

/**
 * All a form needs to know about a vendor. Travels as the exact text that the vendor signed;
 * the SHA-256 of that text is the profile hash.
 */
export const Profile = z.object({
  format: z.literal(FORMAT),
  vendor: VendorSlug,
  /** Grows with each profile; forms refuse a lower one than they have seen. */
  serial: z.int().check(z.minimum(1)),
  /** At most {@link LIMITS.maxProfileDays} ahead of signing. */
  expires: Timestamp,
  /** ASCII-armored OpenPGP certificates, one block each. */
  certificates: z
    .array(z.string().check(z.maxLength(100_000)))
    .check(z.minLength(1), z.maxLength(LIMITS.maxRecipients)),
  /** Primary fingerprints whose signatures speak for the vendor. */
  signers: z.array(Fingerprint).check(z.minLength(1), z.maxLength(LIMITS.maxRecipients)),
  channels: z.array(ProfileChannel).check(z.minLength(1), z.maxLength(12)),
  /**
   * When certificates stop being usable for what they are here for, as whoever signed this read them;
   * keys that never expire are left out. Lets a service without OpenPGP warn in time.
   */
  expiries: z.optional(
    z
      .array(z.object({ fingerprint: Fingerprint, expires: Timestamp }))
      .check(z.maxLength(LIMITS.maxRecipients)),
  ),
  /** Statements of earlier keys that name their successors, so that reporters of old can follow. */
  rotations: z.optional(z.array(Rotation).check(z.maxLength(LIMITS.maxRotationCount))),
  /** Pages that may show the form, besides the service's own. */
  origins: z.array(Origin).check(z.maxLength(100)),
  service: z.object({
    url: z.string().check(z.maxLength(500), z.regex(/^https?:\/\/[^\s]+$/)),
    /** Ed25519 public keys whose proofs of receipt count; base64 of 32 bytes. */
    proofKeys: z.array(z.string().check(z.maxLength(100))),
  }),
  policy: Policy,
})
export type Profile = z.infer<typeof Profile>

/** A profile as it is published and fetched. Nothing in it may be believed before the signature was checked. */
export const SignedProfile = z.object({
  /** The exact JSON text that was signed. */
  profile: z.string().check(z.minLength(2), z.maxLength(LIMITS.maxProfileBytes)),
  /** Detached OpenPGP signature of type 0x00 over the text's UTF-8 bytes; binary, in base64. */
  signature: z.string().check(z.minLength(4), z.maxLength(16 * 1024)),
})
export type SignedProfile = z.infer<typeof SignedProfile>

/** Why a profile text cannot be used. */
export type ProfileErrorCode = 'profile_malformed' | 'profile_too_new' | 'profile_inconsistent'

/** Thrown by {@link parseProfile}; `faults` names each offending place by its path and says what is wrong. */
export class ProfileError extends CodedError<ProfileErrorCode> {
  override readonly name = 'ProfileError'
  readonly faults: readonly string[]

  constructor(code: ProfileErrorCode, faults: readonly string[], options?: ErrorOptions) {
    super(code, `The profile cannot be used (${code}): ${faults.join('; ')}`, options)
    this.faults = faults
  }
}

/**
 * Reads a profile text and checks that its parts fit together. Says nothing about signature or expiry.
 *
 * @throws {@link ProfileError} `profile_too_new` if `format` is higher than {@link FORMAT},
 * `profile_malformed` if it is not a profile, `profile_inconsistent` if its parts contradict one another.
 */
export function parseProfile(text: string): Profile {
  const json = readJson(text)
  if (formatOf(json) > FORMAT)
    throw new ProfileError('profile_too_new', [`format: higher than ${FORMAT}`])

  const result = Profile.safeParse(json)
  if (!result.success) {
    throw new ProfileError(
      'profile_malformed',
      result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    )
  }

  const faults = profileFaults(result.data)
  if (faults.length > 0) throw new ProfileError('profile_inconsistent', faults)
  return result.data
}

function readJson(text: string): unknown {
  try {
    return parseJson(text)
  } catch (cause) {
    throw new ProfileError('profile_malformed', ['not JSON'], { cause })
  }
}

/** The format a parsed JSON value claims to be in; 0 if it names none. */
export function formatOf(json: unknown): number {
  const format = typeof json === 'object' && json !== null && 'format' in json ? json.format : 0
  return typeof format === 'number' ? format : 0
}

function profileFaults(profile: Profile): string[] {
  const asked = profile.policy.channels.map((channel) => channel.id)
  const sealed = profile.channels.map((channel) => channel.id)
  return [
    ...policyFaults(profile.policy).map(
      ({ path, message }) => `policy.${path.join('.')}: ${message}`,
    ),
    ...repeated(sealed).map((id) => `channels: ${id} is there twice`),
    ...profile.channels.flatMap(({ id, recipients }) =>
      repeated(recipients.map((recipient) => recipient.encryptionKeyId)).map(
        (keyId) => `channels: ${id} names the key id ${keyId} twice`,
      ),
    ),
    ...asked.filter((id) => !sealed.includes(id)).map((id) => `channels: no recipients for ${id}`),
    ...sealed.filter((id) => !asked.includes(id)).map((id) => `policy.channels: no channel ${id}`),
    ...expiryFaults(profile),
  ]
}

function expiryFaults({ expiries = [], signers, channels }: Profile): string[] {
  const recipients = channels.flatMap((channel) => channel.recipients)
  const named = new Set([...signers, ...recipients.map(({ fingerprint }) => fingerprint)])
  const expiring = expiries.map(({ fingerprint }) => fingerprint)
  return [
    ...repeated(expiring).map((fingerprint) => `expiries: ${fingerprint} is there twice`),
    ...expiring
      .filter((fingerprint) => !named.has(fingerprint))
      .map((fingerprint) => `expiries: ${fingerprint} neither receives nor signs`),
  ]
}

function repeated(ids: readonly string[]): string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at)
}
