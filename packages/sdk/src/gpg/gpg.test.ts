import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { generateVendorKey, signRotation } from '@sealpost/protocol/envelope'
import { acknowledgeWithGpg } from '../../runtime-tests/acknowledge-with-gpg.ts'
import { saveFiles } from '../node/save-files.ts'
import { writeSecurityTxt } from '../open/security-txt.ts'
import { signProfile } from '../open/sign-profile.ts'
import {
  CURVE25519,
  type GivenGpg,
  givenGpg,
  NIST_P256,
  RSA,
  whoTypes,
} from '../testing/given-gpg.ts'
import { makeBytes, makeFile } from '../testing/make-file.ts'
import { givenVendor, makeDraft, verifyOwn } from '../testing/make-vendor.ts'
import { makeFolder } from '../testing/run-cli.ts'
import { submitReport } from '../testing/submit-report.ts'
import { gpg } from './gpg.ts'

/** All that gpg is asked for. */
const VERBS = ['--export', '--list-secret-keys', '--decrypt', '--detach-sign']

/** A vendor whose only key is in gpg, and whoever writes to it. */
async function givenCase(given: GivenGpg = {}, passphrase?: string) {
  const home = await givenGpg(given)
  const key = await gpg({ ...home.options, passphrase })
  const vendor = await givenVendor({}, key)
  const reporter = await submitReport(vendor.url, vendor.profile)
  return { ...home, ...vendor, key, reporter, reportId: reporter.reportId }
}

test.for([
  ['Curve25519', CURVE25519],
  ['RSA', RSA],
  ['NIST P-256', NIST_P256],
] as const)('a whole case is handled through gpg with a key of %s', async ([, kind]) => {
  const { desk, client, reporter, reportId } = await givenCase({ kind })

  const { report, findings, signature } = await desk.open(reportId)
  await desk.acknowledge(reportId, { note: 'Thank you' })
  await desk.requestDetail(reportId, ['steps'])
  await reporter.say({ text: 'Here', embargo: { move: 'propose', day: '2027-03-10' } })
  await desk.acceptDate(reportId)
  await desk.triage(reportId, 'high')
  await desk.reply(reportId, { text: 'Which browser?' })
  const { entries, embargo } = await desk.thread(reportId)

  expect(report.answers).toEqual(reporter.report.body.answers)
  expect([findings, signature.state]).toEqual([[], 'valid'])
  expect(entries.map(({ said, vouched }) => [said?.text, vouched])).toEqual([
    ['Thank you', 'signed'],
    ['', 'signed'],
    ['Here', 'signed'],
    ['', 'signed'],
    ['', 'signed'],
    ['Which browser?', 'signed'],
  ])
  expect(entries.flatMap((entry) => entry.findings)).toEqual([])
  expect(embargo.agreed).toBe('2027-03-10')
  expect(await client.reports.get(reportId)).toMatchObject({ status: 'triaged', severity: 'high' })
})

test('what the guide shows runs, with the gpg of whoever runs it', async () => {
  const { homedir, fingerprint, url, apiKey, profile, client, reporter, reportId } =
    await givenCase()
  vi.stubEnv('GNUPGHOME', homedir)
  onTestFinished(() => void vi.unstubAllEnvs())
  const access = {
    apiKey: apiKey.secret,
    baseUrl: url,
    vendor: profile.profile.vendor,
    fingerprint,
  }

  const answers = await acknowledgeWithGpg(access, reportId)

  expect(answers).toEqual(reporter.report.body.answers)
  expect(await client.reports.get(reportId)).toMatchObject({ status: 'acknowledged' })
})

test('G-40 the private key never leaves gpg, which sees no content and is asked one thing at a time', async () => {
  const { desk, reporter, reportId, calls, inputs, ask } = await givenCase()
  await reporter.say({ text: 'One' })
  await reporter.say({ text: 'Two' })

  await Promise.all([desk.open(reportId), desk.open(reportId)])
  await desk.reply(reportId, { text: 'Three' })

  const lines = await calls()
  const asked = lines.filter((line) => line !== 'end')
  const verbs = asked.map((line) => VERBS.find((verb) => line.split(' ').includes(verb)))
  expect(new Set(verbs)).toEqual(new Set(VERBS))
  expect(lines.map((line) => line === 'end')).toEqual(lines.map((_, at) => at % 2 === 1))
  expect(lines.join('\n')).not.toContain('--export-secret')
  expect((await inputs()).includes(reporter.report.body.answers.summary ?? '')).toBe(false)
  // What the test itself can take out, to show that it would have been there to take.
  expect(await ask(['--armor', '--export-secret-keys'])).toContain('PRIVATE KEY')
})

test('of twenty megabytes, gpg is shown a few hundred bytes, and the file arrives whole', async () => {
  const bytes = makeBytes(20 * 1024 * 1024)
  const { desk, profile, reporter, reportId, inputs } = await givenCase()
  const { channel } = reporter.report
  const recipients = [...(profile.recipients.get(channel) ?? []), reporter.caseKey.certificate]
  const sealed = await makeFile(bytes, { recipients, name: 'capture.pcap', type: '' })
  await reporter.upload(sealed)
  const files = [{ ...sealed.file, stored: sealed.stored }]
  await reporter.say({ text: 'Here it is', files, answers: { evidence: [sealed.file.id] } })

  const report = await desk.open(reportId)
  const before = (await inputs()).length
  const [saved] = await saveFiles(desk, { report, folder: await makeFolder() })

  expect(Buffer.compare(await readFile(saved?.path ?? ''), bytes)).toBe(0)
  expect((await inputs()).length - before).toBeLessThan(300)
})

test('a profile, a rotation and a security.txt are signed through gpg as with a key in hand', async () => {
  const { options, ask } = await givenGpg()
  const key = await gpg(options)
  const next = await generateVendorKey({ name: 'Acme Rockets, later' }, new Date())
  const vendor = 'acme'

  const profile = await verifyOwn(await signProfile(makeDraft(), key), key)
  const successor = { vendor: profile.profile.vendor, to: next.certificate.fingerprint }
  const rotation = await signRotation(key, { ...successor, day: '2026-11-22' }, new Date())
  const pastCertificates = [key.certificate.armored]
  const rotated = await signProfile(
    makeDraft({ serial: 2, rotations: [rotation], pastCertificates }),
    next,
  )
  const text = await writeSecurityTxt({ profile, key, now: new Date() })

  expect(profile.signers.map(({ fingerprint }) => fingerprint)).toEqual([options.fingerprint])
  expect(JSON.parse(rotated.profile)).toMatchObject({ vendor, rotations: [rotation] })
  expect(text).toContain('-----BEGIN PGP SIGNED MESSAGE-----')
  await ask(['--verify'], text)
})

test('a person is asked for the passphrase by the agent, and this process never knows it', async () => {
  const passphrase = 'correct horse'
  const { desk, reportId } = await givenCase({ passphrase, pinentry: whoTypes(passphrase) })

  await desk.acknowledge(reportId, { note: 'Thank you' })
  const { entries } = await desk.thread(reportId)

  expect(entries.map(({ said, vouched }) => [said?.text, vouched])).toEqual([
    ['Thank you', 'signed'],
  ])
})

test('where nobody is there to answer, a passphrase is given, and is on no command line', async () => {
  const passphrase = 'Pässe für 🔑'
  const { desk, reportId, calls } = await givenCase({ passphrase }, passphrase)

  await desk.acknowledge(reportId)
  const { entries } = await desk.thread(reportId)

  expect(entries.map(({ vouched }) => vouched)).toEqual(['signed'])
  expect((await calls()).join('\n')).not.toContain(passphrase)
})

test('subkeys are enough: the primary key may be kept elsewhere', async () => {
  const { options, ask, homedir, fingerprint } = await givenGpg()
  await ask(['--quick-add-key', fingerprint, 'ed25519', 'sign', '0'])
  const listing = await ask(['--with-colons', '--with-keygrip', '--list-secret-keys'])
  const keygrip = /^grp:+(\w{40}):/m.exec(listing)?.[1] ?? ''
  await rm(join(homedir, 'private-keys-v1.d', `${keygrip}.key`))

  const key = await gpg(options)
  const { url, profile, desk } = await givenVendor({}, key)
  const { reportId } = await submitReport(url, profile)
  await desk.reply(reportId, { text: 'Hello' })
  const { entries } = await desk.thread(reportId)

  expect(await ask(['--list-secret-keys'])).toContain('sec#')
  expect(entries.map(({ said, vouched }) => [said?.text, vouched])).toEqual([['Hello', 'signed']])
})

test('whatever its user has written into gpg.conf, gpg signs what is to be signed', async () => {
  const odd = ['armor', 'textmode', 'digest-algo SHA1', 'comment Hello', 'throw-keyids', 'verbose']
  const conf = [...odd, 'output /dev/null', 'encrypt-to 0'].join('\n')
  const { desk, reportId } = await givenCase({ conf })

  await desk.reply(reportId, { text: 'One line\r\nand another  \n' })
  const { entries } = await desk.thread(reportId)

  expect(entries.map(({ vouched }) => vouched)).toEqual(['signed'])
})
