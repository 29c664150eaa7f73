import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ProfileError, parseProfile } from './index.ts'
import { readFixture } from './testing/fixtures.ts'

const RECIPIENT = { fingerprint: 'ab'.repeat(20), encryptionKeyId: '0123456789abcdef' }

const profile = z.looseObject({}).parse(readFixture('profile/valid/full.json'))

function refusalOf(text: string): Pick<ProfileError, 'code' | 'faults'> | null {
  try {
    parseProfile(text)
    return null
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error
    return { code: error.code, faults: error.faults }
  }
}

test('reads a profile whose parts fit together', () => {
  expect(parseProfile(JSON.stringify(profile)).serial).toBe(7)
})

test('of a higher format says only that, whatever else it contains', () => {
  expect(refusalOf('{"format":2}')?.code).toBe('profile_too_new')
})

test.each(['', 'null', '[]', '{}', '{"format":"1"}', '<html>', '{"format":1,"format":1}'])(
  'refuses %j as malformed',
  (text) => {
    expect(refusalOf(text)?.code).toBe('profile_malformed')
  },
)

test('names every place that is wrong', () => {
  const refusal = refusalOf(JSON.stringify({ ...profile, serial: 0, origins: ['acme.example'] }))

  expect(refusal?.faults.map((fault) => fault.split(':')[0])).toEqual(['serial', 'origins.0'])
})

test('refuses parts that contradict one another, and says how', () => {
  const channels = z.array(z.looseObject({ id: z.string() })).parse(profile.channels)
  const renamed = channels.map((channel, at) => (at === 0 ? { ...channel, id: 'other' } : channel))
  const repeated = [...channels, ...channels.slice(0, 1)]

  expect(refusalOf(JSON.stringify({ ...profile, channels: renamed }))).toEqual({
    code: 'profile_inconsistent',
    faults: ['channels: no recipients for vulnerability', 'policy.channels: no channel other'],
  })
  expect(refusalOf(JSON.stringify({ ...profile, channels: repeated }))).toEqual({
    code: 'profile_inconsistent',
    faults: ['channels: vulnerability is there twice'],
  })

  const [channel, ...rest] = channels
  const twice = [{ ...channel, recipients: [RECIPIENT, RECIPIENT] }, ...rest]
  expect(refusalOf(JSON.stringify({ ...profile, channels: twice }))).toEqual({
    code: 'profile_inconsistent',
    faults: ['channels: vulnerability names the key id 0123456789abcdef twice'],
  })
})

test('refuses the expiry of a key that it does not name, and two of one key', () => {
  const [known, unknown] = ['0123456789abcdef0123456789abcdef01234567', 'ab'.repeat(20)]
  const expiries = [known, unknown, known].map((fingerprint) => ({
    fingerprint,
    expires: '2027-01-01T00:00:00.000Z',
  }))

  expect(refusalOf(JSON.stringify({ ...profile, expiries }))).toEqual({
    code: 'profile_inconsistent',
    faults: [
      `expiries: ${known} is there twice`,
      `expiries: ${unknown} neither receives nor signs`,
    ],
  })
})
