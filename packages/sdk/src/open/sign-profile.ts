import {
  FORMAT,
  LIMITS,
  Policy,
  type Profile,
  ProfileError,
  parseProfile,
  type Rotation,
  type SignedProfile,
} from '@sealpost/protocol'
import {
  type Certificate,
  leadsTo,
  type OwnKey,
  readCertificate,
  signProfile as signText,
  verifyProfile,
} from '@sealpost/protocol/envelope'
import { InvalidInputError } from '../core/errors.ts'
import { parseVendor } from '../core/parse-input.ts'
import { keyExpiries } from './key-expiries.ts'
import { findPolicyFaults } from './policy-faults.ts'

/** What a profile says, before it is signed. */
export type ProfileDraft = {
  vendor: string
  /** Must be higher than that of every profile published before. */
  serial: number
  /** Address of the service that reports go to. */
  serviceUrl: string
  /** The authored policy, as its JSON was parsed. */
  policy: unknown
  /** Origins of the pages that show the form, such as `https://acme.example`. */
  origins?: readonly string[]
  /** Further certificates that reports are sealed to, besides that of the signing key. */
  certificates?: readonly Certificate[]
  /** For a channel id, the fingerprints it is sealed to. Default for each channel: all certificates. */
  recipients?: Readonly<Record<string, readonly string[]>>
  /** Fingerprints that may sign answers, besides that of the signing key. */
  signers?: readonly string[]
  /** How long forms believe it, from 1 to 180. Default 90. */
  expiresInDays?: number
  /** The service's keys for proofs of receipt, as `client.service.get()` names them. Default: none count. */
  proofKeys?: readonly string[]
  /** Statements of earlier keys, oldest first; see {@link signRotation}. The last names the signing key. */
  rotations?: readonly Rotation[]
  /** Certificates of the keys that made those statements. Nothing is sealed to them. */
  pastCertificates?: readonly string[]
}

const DEFAULT_EXPIRES_IN_DAYS = 90
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Writes a profile and signs it, and checks the outcome as a form would.
 *
 * @throws {@link InvalidInputError} with every fault of the draft by its path.
 * @throws KeyError or ProfileTrustError of protocol's envelope if the key cannot sign or a certificate
 * cannot be sealed to.
 */
export async function signProfile(
  draft: ProfileDraft,
  key: OwnKey,
  now: Date = new Date(),
): Promise<SignedProfile> {
  // Judged again: a key that was read to open what is old need not be fit for what is new.
  const own = await readCertificate(key.certificate.armored, { now })
  const text = await writeProfile(draft, own, now)
  const signed = await signText(text, key, now)
  const { profile } = await verifyProfile(signed, {
    vendor: parseVendor(draft.vendor),
    fingerprint: own.fingerprint,
    lowestSerial: draft.serial,
    now,
  })
  await requireLeading(profile, own)
  return signed
}

/** Whoever pinned an earlier key must be able to follow each step to the one of today. */
async function requireLeading(profile: Profile, own: Certificate): Promise<void> {
  for (const { from } of profile.rotations ?? []) {
    if (await leadsTo([profile, profile], { from, to: own.fingerprint })) continue
    throw new InvalidInputError(
      `\`rotations\` does not lead from ${from} to the signing key, or \`pastCertificates\` lacks a step`,
    )
  }
}

async function writeProfile(draft: ProfileDraft, own: Certificate, now: Date): Promise<string> {
  const faults = findPolicyFaults(draft.policy)
  if (faults.length > 0) {
    const places = faults.map(({ path, message }) => `${path} ${message}`).join('; ')
    throw new InvalidInputError(`The policy cannot be used: ${places}`, faults)
  }
  const profile = toProfile(draft, own, now)
  const expiries = await keyExpiries(profile, [own, ...(draft.certificates ?? [])], now)
  const text = `${JSON.stringify({ ...profile, expiries }, null, 2)}\n`
  try {
    parseProfile(text)
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error
    throw new InvalidInputError(`The profile does not fit together: ${error.faults.join('; ')}`)
  }
  return text
}

function toProfile(draft: ProfileDraft, own: Certificate, now: Date): Profile {
  const certificates = [own, ...(draft.certificates ?? [])]
  const policy = Policy.parse(draft.policy)
  requireChannels(draft, policy)
  return {
    format: FORMAT,
    vendor: parseVendor(draft.vendor),
    serial: draft.serial,
    expires: expiryOf(draft, now).toISOString(),
    certificates: [
      ...certificates.map(({ armored }) => armored),
      ...(draft.pastCertificates ?? []),
    ],
    signers: [own, ...named(certificates, draft.signers ?? [])].map((c) => c.fingerprint),
    channels: policy.channels.map(({ id }) => {
      const chosen = draft.recipients?.[id]
      const recipients = chosen ? named(certificates, chosen) : certificates
      return {
        id,
        recipients: recipients.map((c) => ({
          fingerprint: c.fingerprint,
          encryptionKeyId: c.encryptionKeyId,
        })),
      }
    }),
    origins: [...(draft.origins ?? [])],
    ...(draft.rotations && { rotations: [...draft.rotations] }),
    service: { url: draft.serviceUrl, proofKeys: [...(draft.proofKeys ?? [])] },
    policy,
  }
}

function expiryOf({ expiresInDays = DEFAULT_EXPIRES_IN_DAYS }: ProfileDraft, now: Date): Date {
  if (!(expiresInDays >= 1 && expiresInDays <= LIMITS.maxProfileDays)) {
    throw new InvalidInputError(`\`expiresInDays\` must be from 1 to ${LIMITS.maxProfileDays}`)
  }
  return new Date(now.getTime() + expiresInDays * DAY_MS)
}

function requireChannels({ recipients = {} }: ProfileDraft, { channels }: Policy): void {
  const unknown = Object.keys(recipients).filter((id) => !channels.some((one) => one.id === id))
  if (unknown.length > 0) {
    throw new InvalidInputError(
      `\`recipients\` names channels that the policy does not have: ${unknown.join(', ')}`,
    )
  }
}

function named(certificates: readonly Certificate[], fingerprints: readonly string[]) {
  return fingerprints.map((fingerprint) => {
    const certificate = certificates.find((known) => known.fingerprint === fingerprint)
    if (certificate) return certificate
    throw new InvalidInputError(
      `No certificate was given for ${fingerprint}, which is to receive or sign`,
    )
  })
}
