import {
  Fingerprint,
  KeyId,
  type Policy,
  Profile,
  Reference,
  ReportId,
  Sha256,
  VendorSlug,
} from '@sealpost/protocol'
import type { Certificate, VerifiedProfile } from '@sealpost/protocol/envelope'

/** The key that test pages pin. */
export const FINGERPRINT = Fingerprint.parse('6a1b2c3d4e5f60718293a4b5c6d7e8f901234567')
export const RECEIPT_TEXT = 'K7QD-3MXN-8R2T-V5JB-9WHC-4PZF-6GYA'
export const REFERENCE = Reference.parse('AC-7F3K-92QD')
export const REPORT_ID = ReportId.parse('0b5f5c1e-7f3d-4c8e-9a51-2f6f3f0c7a10')
export const HASH = Sha256.parse('ab'.repeat(32))
export const VENDOR = VendorSlug.parse('acme')
export const RECEIVED_AT = '2026-11-22T09:30:00.000Z'

/** The shape of a certificate; nothing is sealed to it. */
export const CERTIFICATE: Certificate = {
  armored: '',
  fingerprint: FINGERPRINT,
  encryptionKeyId: KeyId.parse('c6d7e8f901234567'),
  userIds: [],
  algorithm: 'Curve25519',
  createdAt: new Date(0),
  expiresAt: null,
  warnings: [],
}

/** A policy in a profile that nobody signed. */
export function makeVerifiedProfile(policy: Policy): VerifiedProfile {
  return {
    profile: makeProfile(policy),
    hash: HASH,
    recipients: new Map(policy.channels.map(({ id }) => [id, [CERTIFICATE]])),
    signers: [CERTIFICATE],
  }
}

function makeProfile(policy: Policy): Profile {
  return Profile.parse({
    format: 1,
    vendor: VENDOR,
    serial: 3,
    expires: '2027-03-01T00:00:00.000Z',
    certificates: ['-'],
    signers: [FINGERPRINT],
    channels: policy.channels.map(({ id }) => ({
      id,
      recipients: [{ fingerprint: FINGERPRINT, encryptionKeyId: CERTIFICATE.encryptionKeyId }],
    })),
    origins: [],
    service: { url: 'https://service.example', proofKeys: [] },
    policy,
  })
}
