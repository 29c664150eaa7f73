import { type Policy, type Rotation, type SignedProfile, VendorSlug } from '@sealpost/protocol'
import { generateVendorKey, type SecretKey, signProfile } from '@sealpost/protocol/envelope'
import { makePolicy } from './make-policy.ts'

/** A vendor with a real key and a real signature. */
export type TestVendor = {
  slug: VendorSlug
  key: SecretKey
  fingerprint: string
  /** Signs a profile; `changes` replace whole keys of it. */
  sign: (changes?: ProfileChanges) => Promise<SignedProfile>
}

export type ProfileChanges = {
  vendor?: string
  serial?: number
  expires?: string
  format?: number
  service?: { url: string; proofKeys: readonly string[] }
  policy?: Policy
  /** Statements of earlier keys. */
  rotations?: readonly Rotation[]
  /** Whom reports are sealed to besides the vendor itself. */
  recipients?: readonly SecretKey[]
}

const DAY_MS = 86_400_000

/** Makes a vendor called acme, whose key has the same user id each time. */
export async function makeVendor(): Promise<TestVendor> {
  const key = await makeVendorKey()
  return {
    slug: VendorSlug.parse('acme'),
    key,
    fingerprint: key.certificate.fingerprint,
    sign: (changes) => signProfile(JSON.stringify(profileOf(key, changes)), key, new Date()),
  }
}

/** Another key that says it is the vendor's. */
export function makeVendorKey(): Promise<SecretKey> {
  return generateVendorKey({ name: 'Acme', email: 'security@acme.example' }, new Date())
}

/** What a profile says about a key. */
type Holder = {
  certificate: { armored: string; fingerprint: string; encryptionKeyId: string }
}

/** The profile of a vendor before it is signed. */
export function profileOf(key: Holder, changes: ProfileChanges = {}): object {
  const { policy = makePolicy(), recipients = [], ...others } = changes
  const certificates = [key, ...recipients].map(({ certificate }: Holder) => certificate)
  return {
    format: 1,
    vendor: 'acme',
    serial: 5,
    expires: new Date(Date.now() + 90 * DAY_MS).toISOString(),
    certificates: certificates.map(({ armored }) => armored),
    signers: [key.certificate.fingerprint],
    channels: policy.channels.map(({ id }) => ({
      id,
      recipients: certificates.map(({ fingerprint, encryptionKeyId }) => ({
        fingerprint,
        encryptionKeyId,
      })),
    })),
    origins: ['https://www.acme.example'],
    service: { url: 'https://reports.example', proofKeys: [] },
    policy,
    ...others,
  }
}
