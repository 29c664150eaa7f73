import { expect, test } from 'vitest'
import { makeVendorKey } from '../testing/make-vendor.ts'
import { readOwnKey } from './read-own-key.ts'

const key = await makeVendorKey()

test('a public key is read, white space around it included', async () => {
  const reading = await readOwnKey(`\n ${key.certificate.armored}\n\n`, new Date())

  expect(reading).toEqual({
    fingerprint: key.certificate.fingerprint,
    userIds: ['Acme <security@acme.example>'],
  })
})

test.each([
  ['key_private', () => key.armored],
  ['key_several', () => `${key.certificate.armored}\n${key.certificate.armored}`],
  ['key_malformed', () => 'ssh-ed25519 AAAAC3Nz wile@acme.example'],
])('anything else is refused by name: %s', async (refusal, text) => {
  expect(await readOwnKey(text(), new Date())).toEqual({ refusal })
})
