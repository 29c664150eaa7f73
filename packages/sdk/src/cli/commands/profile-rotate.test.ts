import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SignedProfile } from '@sealpost/protocol'
import { leadsTo, verifyProfile } from '@sealpost/protocol/envelope'
import { givenDesk } from '../../testing/given-desk.ts'
import { VENDOR, VENDOR_KEY } from '../../testing/make-vendor.ts'
import { Settings } from '../settings.ts'

async function settingsIn(folder: string) {
  return Settings.parse(JSON.parse(await readFile(join(folder, 'sealpost.json'), 'utf8')))
}

test('a key is replaced, cases of old are still read, and answered with the new key', async () => {
  const { cli, folder, desk, reportId } = await givenDesk()
  await desk.reply(reportId, { text: 'Before' })

  const rotated = await cli('profile', 'rotate', '--no-passphrase')
  const replied = await cli('reports', 'reply', reportId, '--text', 'After')
  const read = await cli('reports', 'thread', reportId, '--json')

  const settings = await settingsIn(folder)
  expect(rotated).toMatchObject({ code: 0 })
  expect(rotated.stderr).toContain('sealpost snippet')
  expect(settings.fingerprint).not.toBe(VENDOR_KEY.certificate.fingerprint)
  expect((await stat(join(folder, settings.keyFile))).mode & 0o077).toBe(0)
  expect(replied).toMatchObject({ code: 0, stderr: '' })
  expect(read.code).toBe(0)
  expect(JSON.parse(read.stdout)).toMatchObject({
    entries: [
      { said: { text: 'Before' }, signer: VENDOR_KEY.certificate.fingerprint },
      { said: { text: 'After' }, signer: settings.fingerprint },
    ],
  })
})

test('whoever pinned the first of three keys can follow to the last, also after the next push', async () => {
  const { cli, folder, client, profile } = await givenDesk()

  await cli('profile', 'rotate', '--no-passphrase')
  await cli('profile', 'rotate', '--no-passphrase')
  const pushed = await cli('profile', 'push')

  const { fingerprint, pastKeyFiles } = await settingsIn(folder)
  const signed = SignedProfile.parse(await client.profile.get(VENDOR))
  const trust = { vendor: VENDOR, fingerprint, lowestSerial: 4, now: new Date() }
  const current = await verifyProfile(signed, trust)
  const steps = { from: VENDOR_KEY.certificate.fingerprint, to: fingerprint }
  expect(pushed.code).toBe(0)
  expect(pastKeyFiles).toHaveLength(2)
  expect(await leadsTo([profile.profile, current.profile], steps)).toBe(true)
})

test('the key that is in use is no successor of itself, and nothing changes', async () => {
  const { cli, folder } = await givenDesk()
  const before = await settingsIn(folder)

  const { code, stderr } = await cli('profile', 'rotate', '--key', 'key.asc')

  expect(code).toBe(2)
  expect(stderr).toContain('in use already')
  expect(await settingsIn(folder)).toEqual(before)
})
