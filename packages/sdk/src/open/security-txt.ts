import { securityTxt } from '@sealpost/protocol'
import { type OwnKey, signCleartext, type VerifiedProfile } from '@sealpost/protocol/envelope'

export type SecurityTxtInput = {
  profile: VerifiedProfile
  /** Where the text will be found. Default: `/.well-known/security.txt` of the profile's origins. */
  canonical?: readonly string[] | undefined
  /** Signs the text. */
  key?: OwnKey | undefined
  now: Date
}

/**
 * Writes the `security.txt` (RFC 9116) that a verified profile stands for, signed in the clear if there
 * is a key (§2.3). It expires with the profile or with the first of its keys.
 *
 * @throws KeyError of protocol's envelope `key_no_signing` if the key cannot sign now.
 */
export async function writeSecurityTxt(input: SecurityTxtInput): Promise<string> {
  const { key, now, profile: verified } = input
  const { profile, recipients, signers } = verified
  const page = `${profile.service.url}/v/${profile.vendor}`
  const certificates = [...[...recipients.values()].flat(), ...signers]
  const ends = [...certificates, ...(key ? [key.certificate] : [])]
    .flatMap(({ expiresAt }) => (expiresAt ? [Number(expiresAt)] : []))
    .sort((one, other) => one - other)
  const text = securityTxt(
    profile,
    {
      contacts: [page],
      encryption: `${page}/key.asc`,
      acknowledgments: `${page}/credits`,
      canonical: input.canonical ?? placesOf(profile.origins, page),
      keysExpireMs: ends[0] ?? null,
    },
    Number(now),
  )
  return key ? signCleartext(text, key, now) : text
}

function placesOf(origins: readonly string[], page: string): string[] {
  const bases = origins.length > 0 ? origins : [page]
  return bases.map((base) => `${base}/.well-known/security.txt`)
}
