import { readFileSync } from 'node:fs'
import { Policy, type SignedProfile, VendorSlug } from '@sealpost/protocol'
import {
  generateVendorKey,
  type OwnKey,
  type SecretKey,
  type VerifiedProfile,
  verifyProfile,
} from '@sealpost/protocol/envelope'
import { Sealpost } from '../client.ts'
import { Desk } from '../open/desk.ts'
import { type ProfileDraft, signProfile } from '../open/sign-profile.ts'
import { startService } from './start-service.ts'

/** The demo vendor's policy. */
export const ACME = Policy.parse(
  JSON.parse(
    readFileSync(new URL('../../../../examples/policies/acme.json', import.meta.url), 'utf8'),
  ),
)

export const VENDOR = VendorSlug.parse('acme')

/** A vendor's key, made once: making one takes time, and no test changes it. */
export const VENDOR_KEY: SecretKey = await generateVendorKey({ name: 'Acme Rockets' }, new Date())

export function makeDraft(changes: Partial<ProfileDraft> = {}): ProfileDraft {
  return {
    vendor: VENDOR,
    serial: 1,
    serviceUrl: 'https://sealpost.example',
    policy: ACME,
    origins: ['https://acme.example'],
    ...changes,
  }
}

/** A profile as a form believes it. */
export function verifyOwn(
  signed: SignedProfile,
  key: OwnKey = VENDOR_KEY,
): Promise<VerifiedProfile> {
  const { fingerprint } = key.certificate
  return verifyProfile(signed, { vendor: VENDOR, fingerprint, lowestSerial: 1, now: new Date() })
}

/** A vendor with a published profile on a running service, and the desk it works at. */
export async function givenVendor(
  changes: Partial<ProfileDraft> = {},
  key: OwnKey = VENDOR_KEY,
  environment: Record<string, string> = {},
) {
  const { url, operator } = await startService(environment)
  const { apiKey } = await operator.vendors.create(VENDOR)
  const client = new Sealpost({ apiKey: apiKey.secret, baseUrl: url })
  const signed = await signProfile(makeDraft({ serviceUrl: url, ...changes }), key)
  await client.profile.put(signed)
  const profile = await verifyOwn(signed, key)
  const desk = new Desk({ client, key, vendor: VENDOR })
  return { url, operator, client, apiKey, profile, desk }
}
