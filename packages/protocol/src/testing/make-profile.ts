import * as z from 'zod/mini'
import type { Certificate } from '../envelope/index.ts'
import { readFixture } from './fixtures.ts'
import { now } from './make-item.ts'

const fixture = z.looseObject({}).parse(readFixture('profile/valid/full.json'))

/** The text of a profile whose two channels are sealed to the given certificates. */
export function makeProfileText(
  certificates: readonly Pick<Certificate, 'armored' | 'fingerprint' | 'encryptionKeyId'>[],
  differently: Readonly<Record<string, unknown>> = {},
): string {
  const recipients = certificates.map(({ fingerprint, encryptionKeyId }) => ({
    fingerprint,
    encryptionKeyId,
  }))
  return JSON.stringify({
    ...fixture,
    expires: new Date(Number(now) + 90 * 24 * 60 * 60 * 1000).toISOString(),
    certificates: certificates.map(({ armored }) => armored),
    signers: certificates.map(({ fingerprint }) => fingerprint),
    channels: ['vulnerability', 'incident'].map((id) => ({ id, recipients })),
    ...differently,
  })
}
