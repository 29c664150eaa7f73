import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { decodeBase64 } from '@sealpost/protocol'
import { openItem } from '@sealpost/protocol/envelope'
import { SealpostOperator } from '../client.ts'
import { givenInit, givenReport, initArgs, OPERATOR } from '../testing/given-init.ts'
import { makeGnupg } from '../testing/make-gnupg.ts'
import { VENDOR } from '../testing/make-vendor.ts'
import { makeFolder, runCli } from '../testing/run-cli.ts'
import { OPERATOR_TOKEN, startService } from '../testing/start-service.ts'
import { Settings } from './settings.ts'

test('from nothing to an answered report: init, list, open, update, and the reporter reads it', async () => {
  const init = await givenInit('--origin', 'https://acme.example')
  const { reportId, reference, profile, caseKey, readCase } = await givenReport(init)
  const cli = (...args: string[]) => runCli(init.folder, args)

  const listed = await cli('reports', 'list')
  const opened = await cli('reports', 'open', reportId)
  const updated = await cli(...['reports', 'acknowledge', reportId, '--note', 'Vielen Dank 🚀'])

  expect(listed.code).toBe(0)
  expect(listed.stdout).toContain(reference)
  expect(opened).toMatchObject({ code: 0, stderr: '' })
  expect(opened.stdout).toContain('Anyone can launch — ohne Anmeldung 🚀')
  expect(updated.code).toBe(0)
  const [entry] = (await readCase()).thread
  const sealed = decodeBase64(entry?.sealed?.sealed ?? '')
  const event = await openItem(sealed, { key: caseKey, verifyWith: profile.signers })
  expect(event.item.body).toMatchObject({ note: 'Vielen Dank 🚀' })
  expect(event.signature.state).toBe('valid')
})

test('init keeps secrets in files that only their owner can read, and prints none of them', async () => {
  const { folder, outcome, read } = await givenInit()
  const printed = outcome.stdout + outcome.stderr

  for (const file of ['acme.key.asc', 'acme.revoke.asc', 'acme.api-key']) {
    const { mode } = await stat(join(folder, file))
    expect(mode & 0o077).toBe(0)
    const lines = (await read(file)).split('\n').filter((line) => /^[\w+/=-]{20,}$/.test(line))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(printed).not.toContain(line)
  }
  expect(printed).not.toContain(OPERATOR_TOKEN)
})

test('init prints tags with the hash of the form, the vendor and the pinned fingerprint', async () => {
  const { url, outcome, read } = await givenInit()
  const { fingerprint } = Settings.parse(JSON.parse(await read('sealpost.json')))

  expect(outcome.code).toBe(0)
  expect(outcome.stdout).toContain(`<script src="${url}/widget/0.1.0/sealpost.js"`)
  expect(outcome.stdout).toMatch(/integrity="sha384-[\w+/]{64}"/)
  expect(outcome.stdout).toContain(`vendor="acme"`)
  expect(outcome.stdout).toContain(`fingerprint="${fingerprint}"`)
  expect(outcome.stdout).toContain('<a href="mailto:security@acme.example">')
})

test('an init that the service refuses leaves no file behind', async () => {
  const { url } = await startService()
  const folder = await makeFolder()
  const args = initArgs(url)

  const refused = await runCli(folder, args, { SEALPOST_OPERATOR_TOKEN: 'x'.repeat(40) })
  const accepted = await runCli(folder, args, OPERATOR)

  expect(refused.code).toBe(3)
  expect(refused.stderr).toContain('wrong_credentials')
  expect(accepted.code).toBe(0)
})

test('a second init changes nothing', async () => {
  const { url, folder, read } = await givenInit()
  const before = await read('acme.key.asc')

  const again = await runCli(folder, initArgs(url, 'other'), OPERATOR)
  const same = await runCli(folder, initArgs(url), OPERATOR)

  expect(again.code).toBe(2)
  expect(again.stderr).toContain('sealpost.json')
  expect(same.code).toBe(2)
  expect(await read('acme.key.asc')).toBe(before)
  await expect(read('other.key.asc')).rejects.toThrow('ENOENT')
})

test('a vendor that the operator made is taken over with its API key', async () => {
  const { url } = await startService()
  const folder = await makeFolder()
  const client = new SealpostOperator({ baseUrl: url, operatorToken: OPERATOR_TOKEN })
  const { apiKey } = await client.vendors.create(VENDOR)
  const environment = { SEALPOST_API_KEY: apiKey.secret }

  const made = await runCli(folder, initArgs(url), environment)
  const shown = await runCli(folder, ['profile', 'show', '--json'], environment)

  expect(made.code).toBe(0)
  expect(shown.code).toBe(0)
})

test('a profile is signed on one machine and published from another', async () => {
  const { folder } = await givenInit()
  const cli = (...args: string[]) => runCli(folder, args)

  const signed = await cli('profile', 'sign', '--serial', '7', '--out', 'signed.json')
  const pushed = await cli('profile', 'push', '--signed', 'signed.json')
  const stale = await cli('profile', 'push', '--signed', 'sealpost.json')
  const next = await cli('profile', 'push', '--json')

  expect(signed.code).toBe(0)
  expect(pushed.stdout).toContain('Published serial 7')
  expect(stale.code).toBe(2)
  expect(JSON.parse(next.stdout)).toMatchObject({ serial: 8 })
})

test('G-10 gpg reads the key that init made, and opens a report with it', async () => {
  const init = await givenInit()
  const { reportId, text } = await givenReport(init)
  const gpg = await makeGnupg()

  const imported = await gpg(['--import'], await init.read('acme.key.asc'))
  const sealed = await runCli(init.folder, ['reports', 'sealed', reportId])
  const opened = await gpg(['--status-fd', '2', '--decrypt'], sealed.stdout)

  expect(imported.code).toBe(0)
  expect(opened.stderr).toContain('DECRYPTION_OKAY')
  expect(opened.stderr).not.toMatch(/BADSIG|DECRYPTION_FAILED/)
  expect(opened.stdout.replaceAll('\r\n', '\n')).toContain(text)
})

test('what gpg encrypts to the key that init made, gpg decrypts with it', async () => {
  const { read } = await givenInit()
  const [sender, owner] = [await makeGnupg(), await makeGnupg()]
  const { fingerprint } = Settings.parse(JSON.parse(await read('sealpost.json')))
  await sender(['--import'], await read('acme.asc'))
  await owner(['--import'], await read('acme.key.asc'))

  const to = ['--armor', '--trust-model', 'always', '--recipient', fingerprint, '--encrypt']
  const sealed = await sender(to, 'Grüße\n')
  const opened = await owner(['--decrypt'], sealed.stdout)

  expect(opened.stdout).toBe('Grüße\n')
})

test('a key that gpg made and protects with a passphrase signs the profile and opens reports', async () => {
  const gpg = await makeGnupg()
  const passphrase = ['--passphrase', 'correct horse']
  await gpg([
    ...passphrase,
    '--quick-gen-key',
    'Acme <security@acme.example>',
    'future-default',
    'default',
    '0',
  ])
  const { stdout: armored } = await gpg([...passphrase, '--armor', '--export-secret-keys'])
  const { url } = await startService()
  const folder = await makeFolder()
  await writeFile(join(folder, 'mine.asc'), armored)
  const args = ['init', '--service', url, '--vendor', VENDOR, '--key', 'mine.asc']
  const unlock = { SEALPOST_PASSPHRASE: 'correct horse' }

  const asked = await runCli(folder, args, OPERATOR)
  const wrong = await runCli(folder, args, { ...OPERATOR, SEALPOST_PASSPHRASE: 'no' })
  const made = await runCli(folder, args, { ...OPERATOR, ...unlock })

  expect(asked.code).toBe(2)
  expect(asked.stderr).toContain('SEALPOST_PASSPHRASE')
  expect(wrong.code).toBe(2)
  expect(wrong.stderr).toContain('passphrase')
  expect(made).toMatchObject({ code: 0 })
})
