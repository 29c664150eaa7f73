import type { PublicKey } from '#openpgp'
import type { ChannelId, Fingerprint } from '../ids.ts'
import type { Profile } from '../profile.ts'
import type { Certificate } from './certificate.ts'
import { toPastCertificate, toUsableCertificate } from './judge-key.ts'
import { type KeyBlock, readPublicBlock } from './key-block.ts'
import { KeyError } from './key-error.ts'
import { ProfileTrustError } from './profile-trust.ts'

/** The keys of a profile by primary fingerprint, and what was wrong with one that could not be read. */
export type ProfileKeys = {
  blocks: ReadonlyMap<string, KeyBlock<PublicKey>>
  unreadable: KeyError | null
}

/** Reads all keys of a profile without judging them. */
export async function readProfileKeys(profile: Profile): Promise<ProfileKeys> {
  const blocks = new Map<string, KeyBlock<PublicKey>>()
  let unreadable: KeyError | null = null
  for (const armored of profile.certificates) {
    try {
      const block = await readPublicBlock(armored)
      blocks.set(block.key.getFingerprint(), block)
    } catch (error) {
      if (!(error instanceof KeyError)) throw error
      unreadable = error
    }
  }
  return { blocks, unreadable }
}

/**
 * The certificates that each channel is sealed to. Without a date, they need not be usable any more.
 *
 * @throws {@link ProfileTrustError} `recipient_unusable`, or `profile_malformed` for a missing certificate.
 */
export async function recipientsOf(
  profile: Profile,
  keys: ProfileKeys,
  date: Date | null,
): Promise<ReadonlyMap<ChannelId, readonly Certificate[]>> {
  const recipients = new Map<ChannelId, Certificate[]>()
  for (const channel of profile.channels) {
    const certificates = channel.recipients.map(({ fingerprint, encryptionKeyId }) => {
      const { block: armored, key } = blockOf(keys, fingerprint)
      return judged(
        date
          ? toUsableCertificate(key, { armored, date, encryptionKeyId })
          : toPastCertificate(key, armored, encryptionKeyId),
      )
    })
    recipients.set(channel.id, await Promise.all(certificates))
  }
  return recipients
}

/**
 * The certificates whose signatures speak for the vendor, expired ones included: they signed what is old.
 *
 * @throws {@link ProfileTrustError} as {@link recipientsOf}.
 */
export async function signersOf(profile: Profile, keys: ProfileKeys): Promise<Certificate[]> {
  const signers = profile.signers.map((fingerprint) => {
    const { block, key } = blockOf(keys, fingerprint)
    return judged(toPastCertificate(key, block))
  })
  return Promise.all(signers)
}

function blockOf(keys: ProfileKeys, fingerprint: Fingerprint): KeyBlock<PublicKey> {
  const block = keys.blocks.get(fingerprint)
  if (block) return block
  if (keys.unreadable) throw new ProfileTrustError('recipient_unusable', { cause: keys.unreadable })
  const cause = new Error(`No certificate has the fingerprint ${fingerprint}.`)
  throw new ProfileTrustError('profile_malformed', { cause })
}

/** Turns the refusal of a key into the refusal of its profile. */
export async function judged<Judgement>(judgement: Promise<Judgement>): Promise<Judgement> {
  try {
    return await judgement
  } catch (error) {
    if (!(error instanceof KeyError)) throw error
    throw new ProfileTrustError('recipient_unusable', { cause: error })
  }
}
