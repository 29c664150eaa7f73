import { KeyError, readSecretKey, type SecretKey } from '@sealpost/protocol/envelope'
import { Sealpost } from '../client.ts'
import { Desk } from '../open/desk.ts'
import { UsageError } from './exit-code.ts'
import { readTextFile } from './files.ts'
import type { Io } from './io.ts'
import { obtainPassphrase, type PassphraseOptions } from './passphrase.ts'
import type { LoadedSettings } from './settings.ts'

/** A client with the vendor's API key, from the environment or from the file that the settings name. */
export async function openClient(io: Io, settings: LoadedSettings): Promise<Sealpost> {
  return new Sealpost({ apiKey: await readApiKey(io, settings), baseUrl: settings.service })
}

/** A desk with the vendor's private key. */
export async function openDesk(
  io: Io,
  settings: LoadedSettings,
  options: PassphraseOptions,
): Promise<Desk> {
  const { vendor, fingerprint } = settings
  const client = await openClient(io, settings)
  const key = await unlockKey(io, settings.pathTo(settings.keyFile), options)
  const pastKeys = await unlockPastKeys(io, settings, options)
  return new Desk({ client, key, pastKeys, vendor, fingerprint })
}

/** Reads the private keys of former times, one after the other, since each may ask for its passphrase. */
async function unlockPastKeys(
  io: Io,
  { pastKeyFiles = [], pathTo }: LoadedSettings,
  options: PassphraseOptions,
): Promise<SecretKey[]> {
  const keys: SecretKey[] = []
  for (const file of pastKeyFiles) keys.push(await unlockKey(io, pathTo(file), options))
  return keys
}

/**
 * Reads a private key, and obtains its passphrase if it has one.
 *
 * @throws {@link KeyError} with the reason why it cannot be used.
 */
export async function unlockKey(
  io: Io,
  path: string,
  options: PassphraseOptions,
): Promise<SecretKey> {
  const armored = await readTextFile(path, 'the private key')
  try {
    return await readSecretKey(armored)
  } catch (error) {
    if (!(error instanceof KeyError && error.code === 'key_passphrase')) throw error
  }
  return readSecretKey(armored, { passphrase: await obtainPassphrase(io, path, options) })
}

async function readApiKey(io: Io, { apiKeyFile, pathTo }: LoadedSettings): Promise<string> {
  const given = io.environment['SEALPOST_API_KEY']
  if (given) return given.trim()
  if (apiKeyFile) return (await readTextFile(pathTo(apiKeyFile), 'the API key')).trim()
  throw new UsageError(
    'There is no API key. Set SEALPOST_API_KEY, or `apiKeyFile` in the settings.',
  )
}
