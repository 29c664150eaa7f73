import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { decryptWithGpg } from '@sealpost/example-stage'
import type { Mail } from './take-apart.ts'

/** What was in a sealed mail: the OpenPGP message without its armor, and what gpg makes of it. */
export type Opened = { sealed: Buffer; text: string }

/** Whether a mail is PGP/MIME (RFC 3156 §4). */
export function isSealed({ headers }: Mail): boolean {
  return headers.get('content-type')?.startsWith('multipart/encrypted') ?? false
}

/** Opens a sealed mail with gpg and the private key alone. */
export async function openSealed(mail: Mail, privateKey: string): Promise<Opened> {
  assert.match(mail.headers.get('content-type') ?? '', /protocol="application\/pgp-encrypted"/)
  assert.equal(mail.text, '')
  const [version, encrypted, ...others] = mail.attachments
  assert.equal(version?.type, 'application/pgp-encrypted')
  assert.match(version.bytes.toString(), /^Version: 1\s*$/)
  assert.equal(encrypted?.type, 'application/octet-stream')
  assert.equal(encrypted.name, 'encrypted.asc')
  assert.deepEqual(others, [])

  const { status, stdout } = spawnSync('gpg', ['--batch', '--dearmor'], { input: encrypted.bytes })
  assert.equal(status, 0, 'gpg reads the armor')
  const opened = await decryptWithGpg(encrypted.bytes, privateKey)
  return { sealed: stdout, text: opened.toString().replaceAll('\r\n', '\n') }
}
