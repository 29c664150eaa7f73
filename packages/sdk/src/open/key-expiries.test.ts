import { expect, test } from 'vitest'
import { parseProfile } from '@sealpost/protocol'
import { type Certificate, readCertificate, readSecretKey } from '@sealpost/protocol/envelope'
import { makeExpiringCertificate, makeGnupg } from '../testing/make-gnupg.ts'
import { makeDraft, VENDOR_KEY, verifyOwn } from '../testing/make-vendor.ts'
import { signProfile } from './sign-profile.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/** A key of gpg's whose primary part is for ever and whose subkeys end after so many days. */
async function makeKey(days: { sign: string; encrypt: string }) {
  const gpg = await makeGnupg()
  const args = ['--passphrase', '']
  await gpg([...args, '--quick-gen-key', 'Acme', 'ed25519', 'cert', '0'])
  const { stdout } = await gpg(['--with-colons', '--list-keys'])
  const fingerprint = /^fpr:+(\w{40}):/m.exec(stdout)?.[1] ?? ''
  await gpg([...args, '--quick-add-key', fingerprint, 'ed25519', 'sign', days.sign])
  await gpg([...args, '--quick-add-key', fingerprint, 'cv25519', 'encr', days.encrypt])
  return readSecretKey((await gpg(['--armor', '--export-secret-keys'])).stdout)
}

/** In how many days the signed profile says that its keys end, by fingerprint. */
function daysLeft(signed: { profile: string }) {
  const { expiries = [] } = parseProfile(signed.profile)
  return Object.fromEntries(
    expiries.map(({ fingerprint, expires }) => [
      fingerprint,
      Math.round((Date.parse(expires) - Date.now()) / DAY_MS),
    ]),
  )
}

test('a profile whose keys never expire says so', async () => {
  const { profile } = await verifyOwn(await signProfile(makeDraft(), VENDOR_KEY))

  expect(profile.expiries).toEqual([])
})

test('a profile names when a recipient can no longer be sealed to', async () => {
  const colleague = await makeExpiringCertificate()

  const signed = await signProfile(makeDraft({ certificates: [colleague] }), VENDOR_KEY)

  expect(daysLeft(signed)).toEqual({ [colleague.fingerprint]: 1 })
})

test.each([
  ['sealed to', { sign: '40d', encrypt: '20d' }, 20],
  ['signed with', { sign: '20d', encrypt: '40d' }, 20],
  ['sealed to, where signing is for ever', { sign: '0', encrypt: '20d' }, 20],
])('of a key for both, it names the day from which it cannot be %s', async (_, days, expected) => {
  const key = await makeKey(days)

  const signed = await signProfile(makeDraft(), key)

  expect(daysLeft(signed)).toEqual({ [key.certificate.fingerprint]: expected })
})

test('of a key that only receives, its signing part does not count', async () => {
  const { certificate } = await makeKey({ sign: '20d', encrypt: '40d' })
  const colleague: Certificate = await readCertificate(certificate.armored, { now: new Date() })

  const signed = await signProfile(makeDraft({ certificates: [colleague] }), VENDOR_KEY)

  expect(daysLeft(signed)).toEqual({ [colleague.fingerprint]: 40 })
})

test('of a key that only signs, its encrypting part does not count', async () => {
  const { certificate } = await makeKey({ sign: '40d', encrypt: '20d' })
  const colleague: Certificate = await readCertificate(certificate.armored, { now: new Date() })
  const own = [VENDOR_KEY.certificate.fingerprint]
  const draft = makeDraft({
    certificates: [colleague],
    signers: [colleague.fingerprint],
    recipients: { vulnerability: own, incident: own },
  })

  const signed = await signProfile(draft, VENDOR_KEY)

  expect(daysLeft(signed)).toEqual({ [colleague.fingerprint]: 40 })
})
