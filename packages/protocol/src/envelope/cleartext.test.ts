import { afterAll, beforeAll, expect, test } from 'vitest'
import { run, succeed, Workshop } from '../testing/programs.ts'
import { generateVendorKey, readSecretKey, type SecretKey, signCleartext } from './index.ts'
import { daysFromNow, makeKey } from './testing/make-key.ts'

// gpg goes by the machine's clock.
const now = new Date()
const TEXT = 'Contact: mailto:security@acme.example\n- dashed\n\nFrom here: Grüße\n'

let signer: SecretKey
let workshop: Workshop
beforeAll(async () => {
  signer = await generateVendorKey({ name: 'Acme' }, now)
  workshop = await Workshop.open()
  const key = await workshop.write('key.asc', signer.certificate.armored)
  await succeed('gpg', ['--homedir', workshop.folder, '--batch', '--import', key])
})
afterAll(() => workshop.close())

const verify = async (signed: string) => {
  const file = await workshop.write('signed.txt', signed)
  const { code, stdout, stderr } = await run('gpg', [
    ...['--homedir', workshop.folder, '--batch', '--status-fd', '2', '--decrypt', file],
  ])
  return { code, text: stdout.toString('utf8'), status: stderr }
}

test('gpg believes a text that was signed in the clear, and reads every line of it', async () => {
  const { code, text, status } = await verify(await signCleartext(TEXT, signer, now))

  expect(code).toBe(0)
  expect(status).toContain(`VALIDSIG ${signer.certificate.fingerprint.toUpperCase()}`)
  expect(text).toBe(TEXT)
})

test('the text can be read around its signature', async () => {
  const signed = await signCleartext(TEXT, signer, now)

  expect(signed).toMatch(/^-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA\d+\n\nContact: /)
  expect(signed).toMatch(/\nFrom here: Grüße\n-----BEGIN PGP SIGNATURE-----\n/)
  expect(signed).not.toContain('\r')
})

test('gpg refuses a text that was changed after it was signed', async () => {
  const signed = await signCleartext(TEXT, signer, now)

  const { code, status } = await verify(signed.replace('security@', 'mallory@'))

  expect(code).not.toBe(0)
  expect(status).toContain('BADSIG')
})

test('a key that has expired signs nothing', async () => {
  const { secret } = await makeKey({ date: daysFromNow(-9), keyExpirationTime: 24 * 60 * 60 })
  const expired = await readSecretKey(secret)

  await expect(signCleartext(TEXT, expired, now)).rejects.toMatchObject({ code: 'key_no_signing' })
})
