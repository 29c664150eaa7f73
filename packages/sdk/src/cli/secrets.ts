import { KeyError, type OwnKey, readSecretKey } from '@sealpost/protocol/envelope'
import { Sealpost } from '../client.ts'
import { gpg } from '../gpg/gpg.ts'
import { Desk } from '../open/desk.ts'
import { UsageError } from './exit-code.ts'
import { readTextFile } from './files.ts'
import type { Io } from './io.ts'
import { fingerprintInGpg, type KeyOptions, keyPlace, resolvePlace } from './key-place.ts'
import { givenPassphrase, obtainPassphrase, type PassphraseOptions } from './passphrase.ts'
import type { LoadedSettings } from './settings.ts'

/** A client with the vendor's API key, from the environment or from the file that the settings name. */
export async function openClient(io: Io, settings: LoadedSettings): Promise<Sealpost> {
  return new Sealpost({ apiKey: await readApiKey(io, settings), baseUrl: settings.service })
}

/** A desk with the vendor's private key. */
export async function openDesk(
  io: Io,
  settings: LoadedSettings,
  options: KeyOptions,
): Promise<Desk> {
  const { vendor, fingerprint } = settings
  const client = await openClient(io, settings)
  const key = await openKey(io, settings, options)
  const pastKeys = await unlockPastKeys(io, settings, options)
  return new Desk({ client, key, pastKeys, vendor, fingerprint })
}

/** Reads the private keys of former times, one after the other, since each may ask for its passphrase. */
async function unlockPastKeys(
  io: Io,
  { pastKeyFiles = [], pathTo }: LoadedSettings,
  options: PassphraseOptions,
): Promise<OwnKey[]> {
  const keys: OwnKey[] = []
  for (const place of pastKeyFiles) {
    keys.push(await unlockKey(io, resolvePlace(place, pathTo), options))
  }
  return keys
}

/**
 * The private key of the settings.
 *
 * @throws {@link KeyError} or {@link GpgError} with the reason why it cannot be used.
 */
export function openKey(io: Io, settings: LoadedSettings, options: KeyOptions): Promise<OwnKey> {
  return unlockKey(io, keyPlace(settings, options), options)
}

/**
 * Reads a private key from a file, and obtains its passphrase if it has one; or finds one that gpg keeps,
 * whose agent asks for itself.
 *
 * @throws {@link KeyError} or {@link GpgError} with the reason why it cannot be used.
 */
export async function unlockKey(
  io: Io,
  place: string,
  options: PassphraseOptions,
): Promise<OwnKey> {
  const fingerprint = fingerprintInGpg(place)
  if (fingerprint !== undefined) {
    const passphrase = (await givenPassphrase(io, options)) ?? undefined
    return gpg({ fingerprint, homedir: io.environment['GNUPGHOME'], passphrase })
  }
  const armored = await readTextFile(place, 'the private key')
  try {
    return await readSecretKey(armored)
  } catch (error) {
    if (!(error instanceof KeyError && error.code === 'key_passphrase')) throw error
  }
  return readSecretKey(armored, { passphrase: await obtainPassphrase(io, place, options) })
}

async function readApiKey(io: Io, { apiKeyFile, pathTo }: LoadedSettings): Promise<string> {
  const given = io.environment['SEALPOST_API_KEY']
  if (given) return given.trim()
  if (apiKeyFile) return (await readTextFile(pathTo(apiKeyFile), 'the API key')).trim()
  throw new UsageError(
    'There is no API key. Set SEALPOST_API_KEY, or `apiKeyFile` in the settings.',
  )
}
