import { expect, test } from 'vitest'
import { parseProfile, securityTxt } from './index.ts'
import { readFixture } from './testing/fixtures.ts'

const profile = parseProfile(JSON.stringify(readFixture('profile/valid/full.json')))
const nowMs = Date.parse(profile.expires) - 90 * 86_400_000
const links = {
  contacts: ['https://reports.example/v/acme'],
  encryption: 'openpgp4fpr:0123456789abcdef0123456789abcdef01234567',
  acknowledgments: 'https://reports.example/v/acme/credits',
  canonical: ['https://acme.example/.well-known/security.txt'],
  keysExpireMs: null,
}
const policy = {
  ...profile.policy,
  credit: { asked: 'now' } as const,
  url: 'https://acme.example/security',
  channels: profile.policy.channels.map((channel) => ({
    ...channel,
    label: { en: 'Report', de: 'Meldung' },
    mailbox: 'security@acme.example',
  })),
}

test('says how to report, until when that holds, and in which languages', () => {
  expect(securityTxt({ ...profile, policy }, links, nowMs)).toBe(
    [
      'Contact: https://reports.example/v/acme',
      'Contact: mailto:security@acme.example',
      `Expires: ${profile.expires.replace('Z', '').replace(/\.\d+$/, '')}.000Z`,
      'Encryption: openpgp4fpr:0123456789abcdef0123456789abcdef01234567',
      'Acknowledgments: https://reports.example/v/acme/credits',
      'Preferred-Languages: en, de',
      'Canonical: https://acme.example/.well-known/security.txt',
      'Policy: https://acme.example/security',
      '',
    ].join('\n'),
  )
})

test('a vendor without a hall of fame points to none', () => {
  const { credit: _, ...without } = policy

  expect(securityTxt({ ...profile, policy: without }, links, nowMs)).not.toContain(
    'Acknowledgments',
  )
})

const dayMs = 86_400_000

test.each([
  { what: 'the profile', keysExpireMs: null, now: nowMs, end: Date.parse(profile.expires) },
  { what: 'the keys', keysExpireMs: nowMs + dayMs, now: nowMs, end: nowMs + dayMs },
  { what: 'a year', keysExpireMs: null, now: nowMs - 400 * dayMs, end: nowMs - 35 * dayMs },
])('expires with $what, whichever ends first', ({ keysExpireMs, now, end }) => {
  const text = securityTxt({ ...profile, policy }, { ...links, keysExpireMs }, now)

  expect(text).toContain(`Expires: ${new Date(end).toISOString()}`)
})
