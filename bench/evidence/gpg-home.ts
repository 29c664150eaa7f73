import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A GnuPG with a folder of its own for keys. */
export class GpgHome {
  // Short, because gpg-agent's socket lives in it and socket paths are limited to 108 bytes.
  readonly #home = mkdtempSync(join(tmpdir(), 'gpg-'))

  async importKey(file: string): Promise<void> {
    await this.#run(['--import', file])
  }

  /** Opens a sealed file into another one. */
  async decrypt(from: string, to: string): Promise<void> {
    await this.#run(['--output', to, '--decrypt', from])
  }

  /** Milliseconds that it takes to encrypt a file to a certificate, without compressing it. */
  async timeEncrypting(from: string, certificateFile: string): Promise<number> {
    const startedMs = performance.now()
    const options = ['--compress-algo', 'none', '--output', '/dev/null', '--yes']
    await this.#run([...options, '--encrypt', '--recipient-file', certificateFile, from])
    return performance.now() - startedMs
  }

  async remove(): Promise<void> {
    await promisify(execFile)('gpgconf', ['--homedir', this.#home, '--kill', 'all'])
    rmSync(this.#home, { recursive: true, force: true })
  }

  async #run(args: string[]): Promise<void> {
    await promisify(execFile)('gpg', [
      '--homedir',
      this.#home,
      '--batch',
      '--trust-model',
      'always',
      ...args,
    ])
  }
}
