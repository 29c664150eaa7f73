import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'

/** Decrypts a message with nothing but gpg and the vendor's private key. */
export async function decryptWithGpg(sealed: Uint8Array, privateKey: string): Promise<Buffer> {
  await using gpg = new GpgHome()
  await gpg.importKey(privateKey)
  return await gpg.decrypt(sealed)
}

type Ended = { code: number | null; output: Buffer; status: string }

/** A GnuPG with a folder of its own for keys. */
export class GpgHome implements AsyncDisposable {
  // Short, because gpg-agent's socket lives in it and socket paths are limited to 108 bytes.
  readonly #folder = mkdtempSync(join(tmpdir(), 'gpg-'))

  /** Takes a key, so that what is sealed to it can be opened. */
  async importKey(armored: string): Promise<void> {
    await this.run(['--import'], armored)
  }

  decrypt(sealed: Uint8Array): Promise<Buffer> {
    return this.#decrypt(['--decrypt'], sealed)
  }

  /** Decrypts a file of any size into another one. */
  async decryptFile(from: string, to: string): Promise<void> {
    await this.#decrypt(['--output', to, '--decrypt', from])
  }

  /** @throws Error with what it wrote to standard error, if it fails. */
  async run(args: readonly string[], input?: string | Uint8Array): Promise<Buffer> {
    const { code, output, status } = await this.#spawn(args, input)
    if (code !== 0) throw new Error(`gpg ${args.join(' ')} failed:\n${status}`)
    return output
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => {
      spawn('gpgconf', ['--homedir', this.#folder, '--kill', 'all']).once('close', resolve)
    })
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /**
   * gpg exits with 2 because it does not know the reporter's signing key; its status lines say that
   * the decryption itself was good.
   */
  async #decrypt(args: readonly string[], input?: Uint8Array): Promise<Buffer> {
    const { output, status } = await this.#spawn(args, input)
    const isGood = status.includes('DECRYPTION_OKAY') && !/BADSIG|DECRYPTION_FAILED/.test(status)
    if (!isGood) throw new Error(`gpg ${args.join(' ')} failed:\n${status}`)
    return output
  }

  async #spawn(args: readonly string[], input: string | Uint8Array = ''): Promise<Ended> {
    const gpg = spawn('gpg', ['--homedir', this.#folder, '--batch', '--status-fd', '2', ...args])
    const ended = new Promise<number | null>((resolve, reject) => {
      gpg.once('error', reject).once('close', resolve)
    })
    // What it does not want to read, it need not.
    gpg.stdin.on('error', () => undefined).end(input)
    const [output, status, code] = await Promise.all([buffer(gpg.stdout), text(gpg.stderr), ended])
    return { code, output, status }
  }
}
