import { readFileSync } from 'node:fs'
import { chmod } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { decodeBase64 } from '@sealpost/protocol'
import { makeFolder } from '../testing/make-folder.ts'
import { makeHead } from '../testing/make-mail-head.ts'
import { readMail } from '../testing/read-mail.ts'
import { runProgram } from '../testing/run-program.ts'
import { sealedMail } from './pgp-mime.ts'

const SEALED = decodeBase64(readFixture('report.base64').trim())
const CANARY = readFixture('report.txt').trim().split('\n')[0] ?? ''

test('two parsers find PGP/MIME in it as RFC 3156 asks for it, and no word of the report', async () => {
  const mail = sealedMail(makeHead(), SEALED)

  const read = await readMail(mail)

  expect(read.parts.map(({ type }) => type)).toEqual([
    'multipart/encrypted',
    'application/pgp-encrypted',
    'application/octet-stream',
  ])
  expect(read.headers.get('content-type')).toContain('protocol="application/pgp-encrypted"')
  expect(Buffer.from(read.parts[1]?.bytes ?? []).toString()).toBe('Version: 1\r\n')
  expect(CANARY.length).toBeGreaterThan(5)
  expect(Buffer.from(mail).includes(CANARY)).toBe(false)
})

test('gpg opens the mailed part with the vendor\u2019s key, to what was sealed', async () => {
  const gpg = await makeGnupg(readFixture('vendor-private-key.asc'))
  const { parts } = await readMail(sealedMail(makeHead(), SEALED))

  const { stdout, stderr } = await gpg(['--status-fd', '2', '--decrypt'], parts[2]?.bytes)

  expect(stderr).toContain('[GNUPG:] DECRYPTION_OKAY')
  expect(stdout.toString()).toContain(CANARY)
})

test('no line is longer than mail allows, and every line ends as mail has it', () => {
  const lines = Buffer.from(sealedMail(makeHead(), SEALED)).toString('latin1').split('\r\n')

  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(78)
  expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([])
})

test('a mail that is written again is the same, byte for byte', () => {
  expect(sealedMail(makeHead(), SEALED)).toEqual(sealedMail(makeHead(), SEALED))
})

async function makeGnupg(secretKey: string) {
  const home = makeFolder()
  await chmod(home, 0o700)
  const env = { GNUPGHOME: home }
  onTestFinished(async () => {
    await runProgram(['gpgconf', '--kill', 'all'], { env })
  })
  const gpg = (args: readonly string[], input: string | Uint8Array = '') =>
    runProgram(['gpg', '--batch', '--yes', '--quiet', ...args], { env, input })
  await gpg(['--import'], secretKey)
  return gpg
}

function readFixture(name: string): string {
  const url = new URL(`../../../protocol/fixtures/envelope/${name}`, import.meta.url)
  return readFileSync(url, 'utf8')
}
