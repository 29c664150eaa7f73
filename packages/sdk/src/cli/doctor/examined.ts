import type { ServiceFacts } from '@sealpost/protocol'
import { ProfileTrustError, type VerifiedProfile, verifyProfile } from '@sealpost/protocol/envelope'
import type { Sealpost } from '../../client.ts'
import { isRefusal } from '../../core/errors.ts'
import type { Settings } from '../settings.ts'

/** What a doctor is asked to look at. */
export type Patient = {
  settings: Pick<Settings, 'service' | 'vendor' | 'fingerprint'>
  client: Pick<Sealpost, 'profile' | 'service' | 'webhooks' | 'mail'>
  /** The vendor's site, for its security.txt; that of `policy.url` unless it is given. */
  site: URL | null
  /** Pages that show the form. */
  pages: readonly URL[]
  fetch: typeof fetch
  now: Date
}

/** A patient with the profile that it lives by. */
export type Examined = Patient & {
  service: ServiceFacts
  verified: VerifiedProfile
}

/** What the published profile is worth. */
export type Standing = {
  /** Null if none is published, or nothing in it can be believed. */
  verified: VerifiedProfile | null
  /** Why forms refuse it; null if they do not. */
  refusal: ProfileTrustError | null
}

/** Reads the published profile, also one that forms refuse by now, as far as the pinned key vouches for it. */
export async function readStanding(patient: Patient): Promise<Standing> {
  const { settings, client, now } = patient
  const { vendor, fingerprint } = settings
  const signed = await client.profile.get(vendor).catch((error: unknown) => {
    if (isRefusal(error, 'unknown_profile')) return null
    throw error
  })
  if (!signed) return { verified: null, refusal: null }
  const verify = (purpose: 'seal' | 'read') =>
    verifyProfile(signed, { vendor, fingerprint, lowestSerial: 1, now, purpose })
  const forForms = await outcomeOf(verify('seal'))
  if (forForms.verified) return forForms
  return { ...(await outcomeOf(verify('read'))), refusal: forForms.refusal }
}

async function outcomeOf(verifying: Promise<VerifiedProfile>): Promise<Standing> {
  try {
    return { verified: await verifying, refusal: null }
  } catch (error) {
    if (error instanceof ProfileTrustError) return { verified: null, refusal: error }
    throw error
  }
}
