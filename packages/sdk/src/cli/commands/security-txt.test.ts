import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { readSecretKey } from '@sealpost/protocol/envelope'
import { signProfile } from '../../open/sign-profile.ts'
import { givenDesk } from '../../testing/given-desk.ts'
import { makeGnupg } from '../../testing/make-gnupg.ts'
import { makeDraft, VENDOR_KEY } from '../../testing/make-vendor.ts'
import { run } from '../../testing/run-cli.ts'

const Fields = z.array(z.tuple([z.string(), z.string()]))

/** Reads fields as RFC 5322 does, whose syntax RFC 9116 takes over (§4), with Python's own parser. */
async function readFields(text: string): Promise<[string, string][]> {
  const program = `import email.parser, json, sys
message = email.parser.HeaderParser().parse(sys.stdin)
assert not message.defects and not message.get_payload(), (message.defects, message.get_payload())
print(json.dumps(message.items()))`
  const python = process.env['PYTHON_PATH'] ?? 'python3'
  const { code, stdout, stderr } = await run(python, ['-c', program], { input: text })
  if (code !== 0) throw new Error(`python3 is needed, and must read this: ${stderr}`)
  return Fields.parse(JSON.parse(stdout))
}

test('an independent parser finds in it what the profile says', async () => {
  const { cli, url, profile } = await givenDesk()

  const { code, stdout } = await cli('security-txt')
  const fields = await readFields(stdout)

  expect(code).toBe(0)
  const page = `${url}/v/acme`
  expect(fields.filter(([name]) => name !== 'Contact')).toEqual([
    ['Expires', profile.profile.expires],
    ['Encryption', `${page}/key.asc`],
    ['Acknowledgments', `${page}/credits`],
    ['Preferred-Languages', 'en, de'],
    ['Canonical', 'https://acme.example/.well-known/security.txt'],
    ['Policy', profile.profile.policy.url],
  ])
  expect(fields[0]).toEqual(['Contact', page])
})

test('what it points to is there', async () => {
  const { cli } = await givenDesk()
  const fields = new Map(await readFields((await cli('security-txt')).stdout))

  for (const name of ['Encryption', 'Acknowledgments']) {
    expect((await fetch(fields.get(name) ?? '')).status).toBe(200)
  }
})

test('gpg verifies it when it is signed, and reads the same fields in it', async () => {
  const { cli, folder } = await givenDesk()
  const gpg = await makeGnupg()
  await gpg(['--import'], VENDOR_KEY.certificate.armored)
  const canonical = 'https://www.acme.example/.well-known/security.txt'

  const { stdout } = await cli('security-txt', '--key', 'key.asc', '--canonical', canonical)
  await writeFile(join(folder, 'security.txt'), stdout)
  const opened = await gpg(['--status-fd', '2', '--decrypt', join(folder, 'security.txt')])

  expect(opened.code).toBe(0)
  expect(opened.stderr).toContain(`VALIDSIG ${VENDOR_KEY.certificate.fingerprint.toUpperCase()}`)
  expect(await readFields(opened.stdout)).toContainEqual(['Canonical', canonical])
})

test('it ends no later than a key that the profile names', async () => {
  const gpg = await makeGnupg()
  await gpg(['--passphrase', '', '--quick-gen-key', 'Soon', 'future-default', 'default', '20d'])
  const key = await readSecretKey((await gpg(['--armor', '--export-secret-keys'])).stdout)
  const { cli, url, client } = await givenDesk()
  const certificates = [key.certificate]
  await client.profile.put(
    await signProfile(makeDraft({ serial: 2, serviceUrl: url, certificates }), VENDOR_KEY),
  )

  const fields = new Map(await readFields((await cli('security-txt')).stdout))

  expect(fields.get('Expires')).toBe(key.certificate.expiresAt?.toISOString())
})

test('a profile that forms would refuse, and an address that is none, give no text', async () => {
  const { cli } = await givenDesk({ fingerprint: 'ab'.repeat(20) })

  const doubtful = await cli('security-txt')
  const wrong = await cli('security-txt', '--canonical', 'acme.example')

  expect([doubtful.code, wrong.code]).toEqual([4, 2])
  expect(doubtful.stdout + wrong.stdout).toBe('')
})
