import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type GivenGpg, givenGpg } from '../testing/given-gpg.ts'
import { givenReport, OPERATOR } from '../testing/given-init.ts'
import { makeCli } from '../testing/make-io.ts'
import { VENDOR } from '../testing/make-vendor.ts'
import { makeFolder } from '../testing/run-cli.ts'
import { startService } from '../testing/start-service.ts'
import { Settings } from './settings.ts'

/** A vendor that `init` made with a key in gpg, and a report to it. */
async function givenVendorInGpg(given: GivenGpg = {}, ...more: string[]) {
  const home = await givenGpg(given)
  const { url } = await startService()
  const folder = await makeFolder()
  await writeFile(join(folder, 'passphrase.txt'), `${given.passphrase ?? ''}\n`)
  const cli = makeCli(folder, { ...OPERATOR, GNUPGHOME: home.homedir })
  const key = ['--key', `gpg:${home.fingerprint}`]
  const made = await cli('init', '--service', url, '--vendor', VENDOR, ...key, ...more)
  return { ...home, ...(await givenReport({ url, folder })), url, folder, cli, made }
}

async function settingsIn(folder: string) {
  return Settings.parse(JSON.parse(await readFile(join(folder, 'sealpost.json'), 'utf8')))
}

test('G-40 a vendor whose key is in gpg does everything without a key file', async () => {
  const { cli, folder, fingerprint, made, reportId } = await givenVendorInGpg()

  expect(made).toMatchObject({ code: 0 })
  for (const command of [
    ['reports', 'open', reportId],
    ['reports', 'acknowledge', reportId, '--note', 'Thank you'],
    ['reports', 'reply', reportId, '--text', 'Which browser?'],
    ['reports', 'propose-date', reportId, '2027-02-20'],
    ['reports', 'files', reportId, '--to', 'evidence'],
    ['profile', 'sign', '--serial', '7'],
    ['profile', 'push'],
    ['security-txt', '--gpg'],
  ]) {
    expect([command, await cli(...command)]).toMatchObject([command, { code: 0 }])
  }
  const { stdout } = await cli('reports', 'thread', reportId, '--json')

  expect(JSON.parse(stdout)).toMatchObject({
    entries: [
      { said: { text: 'Thank you' }, vouched: 'signed', signer: fingerprint },
      { said: { text: 'Which browser?' }, vouched: 'signed', signer: fingerprint },
      { vouched: 'signed', signer: fingerprint },
    ],
  })
  expect((await settingsIn(folder)).keyFile).toBe(`gpg:${fingerprint}`)
  for (const file of await readdir(folder)) {
    if (file === 'evidence') continue
    expect(await readFile(join(folder, file), 'utf8')).not.toContain('PRIVATE KEY')
  }
})

test('--gpg takes the key from gpg, wherever the settings say that its file is', async () => {
  const { cli, folder, reportId } = await givenVendorInGpg()
  const settings = { ...(await settingsIn(folder)), keyFile: 'on-another-machine.asc' }
  await writeFile(join(folder, 'sealpost.json'), JSON.stringify(settings))

  const without = await cli('reports', 'open', reportId)
  const opened = await cli('reports', 'open', reportId, '--gpg')
  const pushed = await cli('profile', 'push', '--gpg')

  expect(without).toMatchObject({ code: 2 })
  expect([opened, pushed]).toMatchObject([{ code: 0, stderr: '' }, { code: 0 }])
})

test('one key in gpg follows another, and what was sealed to the old one is still read and answered', async () => {
  const { cli, ask, folder, fingerprint, reportId } = await givenVendorInGpg()
  await cli('reports', 'reply', reportId, '--text', 'Before')
  await ask(['--quick-gen-key', 'Acme, later', 'ed25519', 'sign', '0'])
  const listing = await ask(['--with-colons', '--list-keys', 'Acme, later'])
  const next = (/^fpr:+(\w{40}):/m.exec(listing)?.[1] ?? '').toLowerCase()
  await ask(['--quick-add-key', next, 'cv25519', 'encr', '0'])

  const rotated = await cli('profile', 'rotate', '--gpg', '--key', `gpg:${next}`)
  const replied = await cli('reports', 'reply', reportId, '--text', 'After')
  const { code, stdout } = await cli('reports', 'thread', reportId, '--json')

  expect([rotated, replied]).toMatchObject([{ code: 0 }, { code: 0 }])
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    entries: [
      { said: { text: 'Before' }, signer: fingerprint },
      { said: { text: 'After' }, signer: next },
    ],
  })
  expect(await settingsIn(folder)).toMatchObject({
    fingerprint: next,
    keyFile: `gpg:${next}`,
    pastKeyFiles: [`gpg:${fingerprint}`],
  })
})

test('a passphrase that is given goes to gpg; without one, and nobody to ask, the error says so', async () => {
  const passphrase = 'correct horse'
  const file = ['--passphrase-file', 'passphrase.txt']
  const { cli, reportId } = await givenVendorInGpg({ passphrase }, ...file)

  const opened = await cli('reports', 'open', reportId, ...file)
  const refused = await cli('reports', 'open', reportId, '--json')

  expect(opened).toMatchObject({ code: 0, stderr: '' })
  expect(refused).toMatchObject({ code: 2, stdout: '' })
  expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'no_pinentry' } })
})
