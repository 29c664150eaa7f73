import { chmod } from 'node:fs/promises'
import { onTestFinished } from 'vitest'
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
