import {
  ChannelId,
  Fingerprint,
  KeyId,
  type Policy,
  type Profile,
  type SignedProfile,
  VendorSlug,
} from '@sealpost/protocol'

/** The recipients of every test profile's channel `vulnerability`. */
export const RECIPIENTS = [KeyId.parse('00112233aabbccdd'), KeyId.parse('445566778899eeff')]

/** The one page that test profiles allow. */
export const VENDOR_PAGE = 'https://vendor.example'

type ProfileOptions = {
  vendor: string
  serial?: number
  expires?: string
  origins?: string[]
  retentionDays?: number
  expiries?: NonNullable<Profile['expiries']>
  /** Of its channel. */
  mailbox?: string
  /** What its policy says besides. */
  policy?: Partial<Policy>
}

/** A profile that is valid in every way the service can tell; nobody signed it. */
export function makeProfile(options: ProfileOptions): Profile {
  const { vendor, serial = 1, expires = '2026-05-01T00:00:00Z', origins = [VENDOR_PAGE] } = options
  const fingerprint = Fingerprint.parse('ab'.repeat(20))
  const recipients = RECIPIENTS.map((encryptionKeyId) => ({ fingerprint, encryptionKeyId }))
  const channelId = ChannelId.parse('vulnerability')
  return {
    format: 1,
    vendor: VendorSlug.parse(vendor),
    serial,
    expires,
    certificates: ['-----BEGIN PGP PUBLIC KEY BLOCK-----'],
    signers: [fingerprint],
    channels: [{ id: channelId, recipients }],
    ...(options.expiries && { expiries: options.expiries }),
    origins,
    service: { url: 'https://mail.example', proofKeys: [] },
    policy: {
      name: 'Vendor',
      language: 'en',
      channels: [
        {
          id: channelId,
          label: 'Vulnerability',
          urgency: 'ask',
          ...(options.mailbox && { mailbox: options.mailbox }),
          fields: { summary: { need: 'required' }, evidence: { need: 'optional' } },
        },
      ],
      identity: 'anonymous',
      rules: { accept: 'each', items: [] },
      scope: { mode: 'open', outside: 'warn', targets: [], exclusions: [] },
      ...(options.retentionDays && { retentionDays: options.retentionDays }),
      ...options.policy,
    },
  }
}

/** The profile as it is pushed. The service does not check signatures, so this is none. */
export function makeSignedProfile(options: ProfileOptions): SignedProfile {
  return { profile: JSON.stringify(makeProfile(options)), signature: 'bm90aGluZw==' }
}
