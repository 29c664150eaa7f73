import { parseProfile, type SignedProfile } from '@sealpost/protocol'
import { type Certificate, readCertificate } from '@sealpost/protocol/envelope'
import type { Sealpost } from '../client.ts'
import { isRefusal } from '../core/errors.ts'
import type { ProfileDraft } from '../open/sign-profile.ts'
import { readJsonFile, readTextFile } from './files.ts'
import { fillHolidays, type HolidayPlace } from './holidays.ts'
import { fetchProofKeys } from './proof-keys.ts'
import { readRotations } from './rotations.ts'
import type { LoadedSettings } from './settings.ts'

export type DraftOptions = {
  serial: number
  /** Whose public holidays are filled in. */
  place?: HolidayPlace | undefined
}

/** Gathers what a profile says from the settings, the files that they name, the holidays of a place and the service. */
export async function draftProfile(
  settings: LoadedSettings,
  { serial, place }: DraftOptions,
): Promise<ProfileDraft> {
  const { vendor, service, origins, policyFile, certificateFiles = [], pathTo } = settings
  const { signers, recipients, expiresInDays } = settings
  const policy = await readJsonFile(pathTo(policyFile), 'the policy')
  return {
    vendor,
    serial,
    serviceUrl: service,
    origins,
    policy: place ? await fillHolidays(policy, place, new Date()) : policy,
    certificates: await Promise.all(
      certificateFiles.map((file) => readFileCertificate(pathTo(file))),
    ),
    proofKeys: settings.proofKeys ?? (await fetchProofKeys(service)),
    ...(await readRotations(settings)),
    ...(signers && { signers }),
    ...(recipients && { recipients }),
    ...(expiresInDays !== undefined && { expiresInDays }),
  }
}

/** The serial after the published one; 1 before the first. */
export async function nextSerial(
  client: Pick<Sealpost, 'profile'>,
  vendor: string,
): Promise<number> {
  const published = await publishedProfile(client, vendor)
  return published ? parseProfile(published.profile).serial + 1 : 1
}

async function publishedProfile(
  client: Pick<Sealpost, 'profile'>,
  vendor: string,
): Promise<SignedProfile | null> {
  try {
    return await client.profile.get(vendor)
  } catch (error) {
    if (isRefusal(error, 'unknown_profile')) return null
    throw error
  }
}

async function readFileCertificate(path: string): Promise<Certificate> {
  return readCertificate(await readTextFile(path, 'a certificate'), { now: new Date() })
}
