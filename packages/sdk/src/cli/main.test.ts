import { expect, test } from 'vitest'
import { givenDesk } from '../testing/given-desk.ts'
import { makeCli } from '../testing/make-io.ts'
import { ACME, VENDOR, VENDOR_KEY } from '../testing/make-vendor.ts'

test.each([
  ['a command that does not exist', ['report', 'list'], 'no command'],
  [
    'an option that does not exist',
    ['reports', 'list', '--state', 'x'],
    "Unknown option '--state'",
  ],
  ['a missing argument', ['reports', 'show'], 'needs <report-id>'],
  ['an argument too many', ['reports', 'list', 'x'], 'takes no arguments'],
  ['a status that does not exist', ['reports', 'list', '--status', 'open'], 'one of: received'],
  ['a limit that is no number', ['reports', 'list', '--limit', 'all'], 'whole number'],
  ['a time that is none', ['reports', 'list', '--updated-since', 'monday'], '2026-11-22'],
  ['an id that is none', ['reports', 'show', 'AC-7F3K-92QD'], 'no report id'],
  ['a change of nothing', ['reports', 'update', crypto.randomUUID()], '--severity'],
  ['a triage without rating', ['reports', 'triage', crypto.randomUUID()], '--severity is missing'],
  ['a decline without reason', ['reports', 'decline', crypto.randomUUID()], '--reason is missing'],
  [
    'asking for nothing',
    ['reports', 'request-detail', crypto.randomUUID()],
    '--missing is missing',
  ],
  [
    'a field that does not exist',
    ['reports', 'request-detail', crypto.randomUUID(), '--missing', 'stepps'],
    'stepps is no field',
  ],
  ['a day that is none', ['reports', 'propose-date', crypto.randomUUID(), 'soon'], '2027-02-20'],
  ['files for nowhere', ['reports', 'files', crypto.randomUUID()], '--to is missing'],
  ['an empty message', ['reports', 'reply', crypto.randomUUID(), '--text', ' '], 'empty'],
  ['a proof that is not there', ['verify-proof', 'x.txt'], 'Cannot read the proof'],
  ['an event number that is none', ['events', '--after', '-1'], '--after'],
  ['a span that is none', ['reports', 'list', '--due-within', 'soon'], 'such as 72h or 3d'],
  ['missing settings', ['reports', 'list', '--config', 'x.json'], '`sealpost init` writes them'],
])('%s is refused as a usage error that says what to do', async (_, args, words) => {
  const { cli } = await givenDesk()

  const { code, stderr } = await cli(...args)

  expect(code).toBe(2)
  expect(stderr).toContain(words)
})

test('settings with a mistyped key are refused by its path', async () => {
  const { cli } = await givenDesk({ orgins: [] })

  const { code, stderr } = await cli('reports', 'list')

  expect(code).toBe(2)
  expect(stderr).toContain('/orgins is not known here')
})

test.each([
  [
    'an unknown report',
    ['reports', 'open', '0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60'],
    'unknown_report',
  ],
  ['an illegal move', ['reports', 'mark-fixed', '{id}'], 'illegal_move'],
  [
    'a stale revision',
    ['reports', 'update', '{id}', '--exploited', 'yes', '--if-revision', '9'],
    'stale_revision',
  ],
])('%s is refused with the code and the remedy of the service', async (_, args, problem) => {
  const { cli, reportId } = await givenDesk()

  const { code, stderr } = await cli(...args.map((word) => word.replace('{id}', reportId)))

  expect(code).toBe(3)
  expect(stderr).toContain(problem)
})

test('a wrong API key and a missing scope are told apart', async () => {
  const { folder, client, reportId } = await givenDesk()
  const { secret } = await client.apiKeys.create({ label: 'list', scopes: ['reports:read'] })
  const change = ['reports', 'acknowledge', reportId, '--unsigned']

  const wrong = await makeCli(folder, { SEALPOST_API_KEY: `sealpost_${'A'.repeat(43)}` })(...change)
  const narrow = await makeCli(folder, { SEALPOST_API_KEY: secret })(...change)
  const none = await makeCli(folder)(...change)

  expect([wrong.code, narrow.code, none.code]).toEqual([3, 3, 2])
  expect(wrong.stderr).toContain('wrong_credentials')
  expect(narrow.stderr).toContain('reports:write')
  expect(none.stderr).toContain('SEALPOST_API_KEY')
})

test('a service that is not there is a failure that may pass', async () => {
  const { cli, write } = await givenDesk()
  const service = 'http://127.0.0.1:9'
  const fingerprint = VENDOR_KEY.certificate.fingerprint
  const files = { keyFile: 'key.asc', policyFile: 'policy.json' }
  await write('gone.json', { service, vendor: VENDOR, fingerprint, origins: [], ...files })

  const { code, stderr } = await cli('reports', 'list', '--config', 'gone.json')

  expect(code).toBe(1)
  expect(stderr).toContain('No answer from 127.0.0.1:9')
})

test.each([
  ['a public key', () => VENDOR_KEY.certificate.armored, 'This is a public key'],
  ['two keys', () => VENDOR_KEY.armored.repeat(2), 'several keys'],
  ['half a key', () => VENDOR_KEY.armored.slice(0, 300), 'not an OpenPGP key'],
  ['a text', () => 'my key', 'not an OpenPGP key'],
])('%s in place of the private key is refused with its own words', async (_, key, words) => {
  const { cli, write, reportId } = await givenDesk()
  await write('key.asc', key())

  const { code, stderr } = await cli('reports', 'open', reportId)

  expect(code).toBe(2)
  expect(stderr).toContain(words)
})

test('with --json every outcome is JSON, errors too', async () => {
  const { cli, reportId } = await givenDesk()

  const list = await cli('reports', 'list', '--json')
  const shown = await cli('reports', 'show', reportId, '--json')
  const updated = await cli('reports', 'acknowledge', reportId, '--json')
  const refused = await cli('reports', 'mark-fixed', reportId, '--json')

  expect(JSON.parse(list.stdout)).toMatchObject([{ reportId }])
  expect(JSON.parse(shown.stdout)).toMatchObject({ reportId, status: 'received' })
  expect(JSON.parse(updated.stdout)).toMatchObject({ status: 'acknowledged', revision: 2 })
  expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'illegal_move' } })
})

test('an unsigned change needs no private key, and is shown as stated by the service', async () => {
  const { cli, reportId } = await givenDesk({ keyFile: 'missing.asc' })

  const updated = await cli('reports', 'acknowledge', reportId, '--unsigned')
  const noted = await cli(
    'reports',
    'update',
    reportId,
    '--exploited',
    'no',
    '--unsigned',
    '--note',
    'x',
  )
  const shown = await cli('reports', 'show', reportId)

  expect(updated.code).toBe(0)
  expect(noted.code).toBe(2)
  expect(shown.stdout).toContain('vendor: status acknowledged (as stated by the service)')
})

test('a profile that forms would refuse is not shown', async () => {
  const { cli } = await givenDesk({ fingerprint: 'ab'.repeat(20) })

  const { code, stdout } = await cli('profile', 'show')

  expect(code).toBe(4)
  expect(stdout).toBe('')
})

test('a policy is checked, and each fault named', async () => {
  const { cli, write } = await givenDesk()
  await write('faulty.json', { ...ACME, naem: 'Acme' })
  await write('broken.json', '{')

  const good = await cli('policy', 'check', 'policy.json')
  const faulty = await cli('policy', 'check', 'faulty.json')
  const broken = await cli('policy', 'check', 'broken.json')

  expect([good.code, faulty.code, broken.code]).toEqual([0, 4, 2])
  expect(faulty.stdout).toBe('/naem is not known here')
  expect(broken.stderr).toContain('is not valid JSON')
})
