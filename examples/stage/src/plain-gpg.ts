import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * Decrypts a message with nothing but gpg and the vendor's private key.
 *
 * gpg exits with 2 because it does not know the reporter's signing key; its status lines say that
 * the decryption itself was good.
 */
export function decryptWithGpg(sealed: Uint8Array, privateKey: string): Buffer {
  // Short, because gpg-agent's socket lives in it and socket paths are limited to 108 bytes.
  const home = mkdtempSync(join(tmpdir(), 'gpg-'))
  const gpg = (args: string[], input: string | Uint8Array) =>
    spawnSync('gpg', ['--homedir', home, '--batch', '--status-fd', '2', ...args], {
      input,
      maxBuffer: Number.POSITIVE_INFINITY,
    })
  try {
    const imported = gpg(['--import'], privateKey)
    if (imported.status !== 0)
      throw new Error(`gpg --import failed:\n${imported.stderr.toString()}`)

    const decrypted = gpg(['--decrypt'], sealed)
    const status = decrypted.stderr.toString()
    const isGood = status.includes('DECRYPTION_OKAY') && !/BADSIG|DECRYPTION_FAILED/.test(status)
    if (!isGood) throw new Error(`gpg --decrypt failed:\n${status}`)
    return decrypted.stdout
  } finally {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all'])
    rmSync(home, { recursive: true, force: true })
  }
}
