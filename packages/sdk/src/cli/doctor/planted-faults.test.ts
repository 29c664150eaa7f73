import { afterEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { generateVendorKey, readCertificate } from '@sealpost/protocol/envelope'
import {
  binaryOf,
  codesIn,
  edit,
  givenPractice,
  type Plant,
  WKD_FILE,
} from '../../testing/given-practice.ts'
import { makeExpiringCertificate, makeGnupg } from '../../testing/make-gnupg.ts'
import { ACME } from '../../testing/make-vendor.ts'
import { startMailServer } from '../../testing/start-mail-server.ts'
import { submitReport } from '../../testing/submit-report.ts'

afterEach(() => void vi.unstubAllGlobals())

const SECURITY_TXT = '/.well-known/security.txt'
const OTHER = (await generateVendorKey({ name: 'Other' }, new Date())).certificate

async function makeShortKey() {
  const gpg = await makeGnupg()
  await gpg(['--passphrase', '', '--quick-gen-key', 'Old', 'rsa2048', 'default', '0'])
  const { stdout } = await gpg(['--with-colons', '--list-keys'])
  const fingerprint = /^fpr:+(\w{40}):/m.exec(stdout)?.[1] ?? ''
  await gpg(['--passphrase', '', '--quick-add-key', fingerprint, 'rsa2048', 'encr', '0'])
  return readCertificate((await gpg(['--armor', '--export'])).stdout, { now: new Date() })
}

test('on a healthy vendor a doctor has nothing to say, and sends nobody away', async () => {
  const { doctor } = await givenPractice()

  expect(await doctor('--strict')).toEqual({ code: 0, stdout: '', stderr: 'All is well.' })
  expect(await doctor('--json')).toEqual({ code: 0, stdout: '[]', stderr: '' })
})

test.each<[string, Plant, string[]]>([
  [
    'a key that ends tomorrow',
    { draft: async () => ({ certificates: [await makeExpiringCertificate()] }) },
    ['key_expiring', 'security_txt_expiring'],
  ],
  [
    'a short RSA key',
    { draft: async () => ({ certificates: [await makeShortKey()] }) },
    ['key_weak'],
  ],
  ['a key without a second', { draft: () => ({ certificates: [] }) }, ['key_alone']],
  ['a profile that ends soon', { draft: () => ({ expiresInDays: 20 }) }, ['profile_expiring']],
  ['a profile without proof keys', { draft: () => ({ proofKeys: [] }) }, ['proof_key_missing']],
  [
    'promises that cannot both be kept',
    {
      draft: ({ policy }) => ({
        policy: {
          ...z.looseObject({}).parse(policy),
          promises: {
            ...ACME.promises,
            acknowledge: { within: { days: 30 } },
            triage: { within: { days: 3 } },
          },
        },
      }),
    },
    ['policy_warning'],
  ],
  [
    'mail that is offered and never sent',
    {
      draft: ({ policy }) => ({
        policy: { ...z.looseObject({}).parse(policy), reporterMail: 'offer' },
      }),
    },
    ['mail_promised'],
  ],
  [
    'a fingerprint that is not the signer\u2019s',
    { settings: { fingerprint: 'ab'.repeat(20) } },
    ['profile_refused'],
  ],
  [
    'a page that the profile does not name',
    { draft: () => ({ origins: ['https://acme.example'] }) },
    ['page_other_origin'],
  ],
  [
    'another key in the Web Key Directory',
    {
      site: (site) => void site.set(WKD_FILE, { text: binaryOf(OTHER) }),
    },
    ['wkd_other_key'],
  ],
  [
    'no key in the Web Key Directory\u2019s file',
    { site: (site) => void site.set(WKD_FILE, { text: '<h1>Not found</h1>' }) },
    ['wkd_unusable'],
  ],
  ['no security.txt', { site: (site) => void site.delete(SECURITY_TXT) }, ['security_txt_missing']],
  [
    'a security.txt that has expired',
    {
      site: edit(SECURITY_TXT, (text) =>
        text.replace(/Expires: .*/, 'Expires: 2026-01-01T00:00:00Z'),
      ),
    },
    ['security_txt_expired'],
  ],
  [
    'a security.txt with another key',
    {
      site: edit(SECURITY_TXT, (text) =>
        text.replace(/Encryption: .*/, `Encryption: openpgp4fpr:${'AB'.repeat(20)}`),
      ),
    },
    ['security_txt_other_key'],
  ],
  [
    'a security.txt without a key',
    { site: edit(SECURITY_TXT, (text) => text.replace(/Encryption: .*\n/, '')) },
    ['security_txt_without_key'],
  ],
  [
    'a security.txt with another contact',
    {
      site: edit(SECURITY_TXT, (text) =>
        text.replace(/(Contact: .*\n)+/, 'Contact: mailto:eve@evil.example\n'),
      ),
    },
    ['security_txt_other_contact'],
  ],
  [
    'a profile for another service',
    { draft: () => ({ serviceUrl: 'https://elsewhere.acme.example' }) },
    ['profile_other_service', 'security_txt_without_key'],
  ],
  ['an endpoint that answers 500', { endpoint: 500 }, ['webhook_failing']],
])('a doctor finds %s, and nothing else', async (_, plant, codes) => {
  const { doctor } = await givenPractice(plant)

  const { code, stdout } = await doctor('--json', '--strict')

  expect(codesIn(stdout)).toEqual(codes)
  expect(code).toBe(4)
})

test('a doctor finds an endpoint that is gone, and one that was switched off', async () => {
  const { url, client, profile, endpoint, webhook, doctor } = await givenPractice({ endpoint: 410 })
  await submitReport(url, profile)
  await endpoint.next()
  await vi.waitUntil(async () => (await client.webhooks.list()).some(({ enabled }) => !enabled))

  const gone = await doctor('--json')
  await client.webhooks.update(webhook.id, { enabled: true })
  await client.webhooks.update(webhook.id, { enabled: false })
  const off = await doctor('--json', '--strict')

  expect(gone.code).toBe(4)
  expect(codesIn(gone.stdout)).toEqual(['nobody_told', 'webhook_gone'])
  expect(codesIn(off.stdout)).toEqual(['nobody_told', 'webhook_off'])
})

test('where mail is sent, a doctor finds a channel without a mailbox, and mail that was refused', async () => {
  const { environment } = await startMailServer({ refuses: true })
  const channels = ACME.channels.map(({ mailbox, ...channel }, at) =>
    at === 0 ? { ...channel, mailbox } : channel,
  )
  const draft: Plant['draft'] = ({ policy }) => ({
    policy: { ...z.looseObject({}).parse(policy), channels, reporterMail: 'offer' },
  })
  const { url, client, profile, doctor } = await givenPractice({ environment, draft })
  await submitReport(url, profile)
  const refused = () => client.mail.deliveries({ state: 'refused' })
  await vi.waitUntil(async () => (await refused()).items.length > 0)

  const { code, stdout } = await doctor('--json')

  expect(codesIn(stdout)).toEqual(['mailbox_missing', 'mail_lost'])
  expect(code).toBe(4)
})

test('a doctor finds that nobody is told, and warnings alone send nobody away', async () => {
  const { client, webhook, doctor } = await givenPractice()
  await client.webhooks.delete(webhook.id)

  const { code, stdout } = await doctor()

  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^Warning nobody_told: Nobody is told of a new report\.\n {2}Make a webhook/,
  )
})
