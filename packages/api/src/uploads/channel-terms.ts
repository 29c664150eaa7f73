import type { Deps } from '../deps.ts'
import { findCurrentHash } from '../vendors/find-current-hash.ts'
import { type ChannelTerms, readProfileTerms } from '../vendors/read-profile-terms.ts'
import type { Upload } from './find-upload.ts'

/**
 * What the profiles say of a channel under which an upload's files may be sealed: its report's first.
 * A case may be continued under a newer one.
 */
export async function channelTermsOf(
  deps: Deps,
  { vendor, channel, profileHash, reporterKeyId }: Upload,
): Promise<ChannelTerms[]> {
  const current = reporterKeyId === null ? undefined : await findCurrentHash(deps, vendor)
  const hashes = new Set([profileHash, current ?? profileHash])
  const profiles = await Promise.all(
    [...hashes].map((hash) => readProfileTerms(deps, vendor, hash)),
  )
  return profiles.flatMap((profile) => profile?.channels.get(channel) ?? [])
}
