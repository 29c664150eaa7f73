import { resolve } from 'node:path'
import { UsageError } from './exit-code.ts'
import { readTextFile } from './files.ts'
import type { Io } from './io.ts'

/** Of every command that uses a private key. */
export const PASSPHRASE_OPTIONS = {
  'passphrase-file': {
    type: 'string',
    value: '<file>',
    help: 'Its first line is the passphrase of the private key. Default: ask',
  },
} as const

export type PassphraseOptions = { 'passphrase-file'?: string }

/** The passphrase of a key that there is: from a file, the environment or the person at the terminal. */
export async function obtainPassphrase(
  io: Io,
  keyPath: string,
  options: PassphraseOptions,
): Promise<string> {
  const passphrase =
    (await givenPassphrase(io, options)) ?? (await io.askSecret(`Passphrase of ${keyPath}`))
  if (passphrase !== null) return passphrase
  throw new UsageError(
    `${keyPath} needs its passphrase. Give it with --passphrase-file or SEALPOST_PASSPHRASE.`,
  )
}

/** The passphrase for a new key; null if the caller has said that it is to have none. */
export async function choosePassphrase(
  io: Io,
  options: PassphraseOptions & { 'no-passphrase'?: boolean },
): Promise<string | null> {
  if (options['no-passphrase']) {
    if (options['passphrase-file'] === undefined) return null
    throw new UsageError('--no-passphrase and --passphrase-file cannot both be meant.')
  }
  const passphrase = (await givenPassphrase(io, options)) ?? (await askTwice(io))
  if (passphrase !== '') return passphrase
  throw new UsageError('The passphrase is empty. Use --no-passphrase if the key is to have none.')
}

/** The passphrase that a file or the environment gives; null if neither does. */
export async function givenPassphrase(io: Io, options: PassphraseOptions): Promise<string | null> {
  const file = options['passphrase-file']
  if (file === undefined) return io.environment['SEALPOST_PASSPHRASE'] ?? null
  const [line = ''] = (await readTextFile(resolve(io.folder, file), 'the passphrase')).split(
    /\r?\n/,
  )
  return line
}

async function askTwice(io: Io): Promise<string> {
  const passphrase = await io.askSecret('Passphrase for the new key')
  if (passphrase === null) {
    throw new UsageError(
      'A new key needs a passphrase, and nobody is there to ask. Give one with --passphrase-file or ' +
        'SEALPOST_PASSPHRASE, or say --no-passphrase: whoever reads the key file can then use the key.',
    )
  }
  if (passphrase !== '' && (await io.askSecret('The same again')) !== passphrase)
    throw new UsageError('The two passphrases differ. Nothing was made.')
  return passphrase
}
