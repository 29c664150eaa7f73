import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The key kinds that gpg makes and the protocol accepts, as lines of gpg's parameter file. */
export const KINDS = {
  'RSA 2048': ['RSA', 'Length: 2048', 'RSA', 'Length: 2048'],
  'RSA 4096': ['RSA', 'Length: 4096', 'RSA', 'Length: 4096'],
  Curve25519: ['EDDSA', 'Curve: ed25519', 'ECDH', 'Curve: cv25519'],
  'NIST P-256': ['ECDSA', 'Curve: nistp256', 'ECDH', 'Curve: nistp256'],
  'NIST P-384': ['ECDSA', 'Curve: nistp384', 'ECDH', 'Curve: nistp384'],
  'NIST P-521': ['ECDSA', 'Curve: nistp521', 'ECDH', 'Curve: nistp521'],
} as const
export type Kind = keyof typeof KINDS

export const KIND_NAMES: readonly Kind[] = kindNames()

/** A key that lives in a keyring of gpg's. */
export type GpgKey = {
  armored: string
  fingerprint: string
  /** Key id of the encryption subkey. */
  encryptionKeyId: string
  /** A binary detached signature. */
  sign: (text: string) => Promise<Buffer>
  /** Fails unless gpg says that the message was decrypted and not tampered with. */
  decrypt: (message: Uint8Array) => Promise<string>
  /** The same for what is no text. */
  decryptBytes: (message: Uint8Array) => Promise<Buffer>
}

/** A keyring in a folder of its own. */
export class Keyring {
  readonly #folder: Promise<string> = mkdtemp(join(tmpdir(), 'sealpost-gpg-'))

  /** Makes a key without a passphrase. */
  async make(kind: Kind): Promise<GpgKey> {
    const [type, size, subType, subSize] = KINDS[kind]
    await this.#run(
      ['--gen-key'],
      `%no-protection\nKey-Type: ${type}\nKey-${size}\nKey-Usage: sign\nSubkey-Type: ${subType}\n` +
        `Subkey-${subSize}\nSubkey-Usage: encrypt\nName-Real: Acme ${kind}\nExpire-Date: 0\n%commit\n`,
    )
    const name = `=Acme ${kind}`
    const listed = String((await this.#run(['--with-colons', '--list-keys', name])).stdout)
    const fingerprint = /^fpr:+([0-9A-F]{40}):/m.exec(listed)?.[1] ?? ''
    return {
      armored: String((await this.#run(['--armor', '--export', fingerprint])).stdout),
      fingerprint: fingerprint.toLowerCase(),
      encryptionKeyId: (/^sub:(?:[^:]*:){3}([0-9A-F]{16}):/m.exec(listed)?.[1] ?? '').toLowerCase(),
      sign: async (text) =>
        (await this.#run(['--local-user', fingerprint, '--detach-sign'], text)).stdout,
      decrypt: async (message) => String(await this.#decrypt(message)),
      decryptBytes: (message) => this.#decrypt(message),
    }
  }

  /** What the message to a key without a passphrase is encrypted with: a key of AES-256 (RFC 9580 §9.3). */
  async sessionKeyOf(message: Uint8Array, armored: string): Promise<Buffer> {
    await this.#run(['--import'], armored)
    const { stderr } = await this.#run(['--show-session-key', '--decrypt'], message)
    return Buffer.from(/session key: '9:([0-9A-F]{64})'/.exec(stderr)?.[1] ?? '', 'hex')
  }

  async close(): Promise<void> {
    const folder = await this.#folder
    await run('gpgconf', ['--homedir', folder, '--kill', 'all'])
    await rm(folder, { recursive: true, force: true })
  }

  async #decrypt(message: Uint8Array): Promise<Buffer> {
    const { stdout, stderr } = await this.#run(['--status-fd', '2', '--decrypt'], message)
    if (!/DECRYPTION_OKAY/.test(stderr) || /BADSIG|DECRYPTION_FAILED/.test(stderr)) {
      throw new Error(stderr)
    }
    return stdout
  }

  async #run(args: readonly string[], input: string | Uint8Array = ''): Promise<Outcome> {
    return run(
      process.env.GPG_PATH ?? 'gpg',
      ['--homedir', await this.#folder, '--batch', '--no-tty', '--trust-model', 'always', ...args],
      input,
    )
  }
}

type Outcome = { stdout: Buffer; stderr: string }

function run(program: string, args: string[], input: string | Uint8Array = ''): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args)
    const [out, errors]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (piece: Buffer) => out.push(piece))
    child.stderr.on('data', (piece: Buffer) => errors.push(piece))
    child.on('error', reject)
    child.on('close', () =>
      resolve({ stdout: Buffer.concat(out), stderr: Buffer.concat(errors).toString() }),
    )
    // A program may end before it has read all; what it says then is its outcome.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** `Object.keys` of an object literal returns exactly its keys; the type only says `string[]`. */
function kindNames(): Kind[] {
  return Object.keys(KINDS) as Kind[]
}
