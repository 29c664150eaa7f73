import { chmod } from 'node:fs/promises'
import { onTestFinished } from 'vitest'
import {
  type Certificate,
  readCertificate,
  readSecretKey,
  type SecretKey,
} from '@sealpost/protocol/envelope'
import { makeFolder, run } from './run-cli.ts'

/** A real gpg with a key ring of its own. */
export async function makeGnupg() {
  const home = await makeFolder()
  await chmod(home, 0o700)
  const env = { GNUPGHOME: home, PATH: process.env['PATH'] ?? '' }
  onTestFinished(async () => {
    await run('gpgconf', ['--kill', 'all'], { env })
  })
  return (args: readonly string[], input: string | Uint8Array = '') =>
    run('gpg', ['--batch', '--yes', '--quiet', '--pinentry-mode', 'loopback', ...args], {
      env,
      input,
    })
}

/** A key of gpg's with two encryption subkeys, of which the newer has expired. */
export async function makeKeyWithExpiredSubkey(): Promise<SecretKey> {
  const gpg = await makeGnupg()
  const daysAgo = (days: number) => {
    const time = new Date(Date.now() - days * 86_400_000).toISOString().replace(/[-:]|\.\d+Z/g, '')
    return ['--passphrase', '', '--faked-system-time', time]
  }
  await gpg([...daysAgo(20), '--quick-gen-key', 'Acme', 'future-default', 'default', '0'])
  const { stdout: listing } = await gpg(['--with-colons', '--list-keys'])
  const fingerprint = /^fpr:+(\w{40}):/m.exec(listing)?.[1] ?? ''
  await gpg([...daysAgo(10), '--quick-add-key', fingerprint, 'cv25519', 'encr', '1d'])
  return readSecretKey((await gpg(['--armor', '--export-secret-keys'])).stdout)
}

/** A certificate of gpg's that ends after a day. */
export async function makeExpiringCertificate(): Promise<Certificate> {
  const gpg = await makeGnupg()
  const args = ['--quick-gen-key', 'Colleague', 'future-default', 'default', '1d']
  await gpg(['--passphrase', '', ...args])
  const { stdout } = await gpg(['--armor', '--export'])
  return readCertificate(stdout, { now: new Date() })
}
