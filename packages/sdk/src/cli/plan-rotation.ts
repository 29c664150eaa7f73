import { dirname, join, resolve } from 'node:path'
import { Policy } from '@sealpost/protocol'
import { type OwnKey, signRotation } from '@sealpost/protocol/envelope'
import { UsageError } from './exit-code.ts'
import { readJsonFile } from './files.ts'
import type { Io } from './io.ts'
import { type KeyOptions, keyPlace, placeFrom, resolvePlace } from './key-place.ts'
import { keyFiles, makeKey, type NewKeyOptions } from './make-key.ts'
import type { PlannedFile } from './planned-file.ts'
import { type Rotations, readRotations } from './rotations.ts'
import { openKey, unlockKey } from './secrets.ts'
import { type LoadedSettings, type Settings, settingsPath } from './settings.ts'

export type RotationOptions = NewKeyOptions & KeyOptions & { key?: string; config?: string }

/** All that replacing a key needs, decided before anything is written or sent. */
export type RotationPlan = {
  key: OwnKey
  rotations: Rotations
  /** The settings with the new key in the place of the old one. */
  settings: Settings
  /** Files of a new key. */
  files: PlannedFile[]
  rotationsPath: string
}

const ROTATIONS_FILE = 'rotations.json'

/**
 * Obtains the new key and has the old one name it.
 *
 * @throws {@link UsageError} or KeyError for what cannot be used.
 */
export async function planRotation(
  loaded: LoadedSettings,
  options: RotationOptions,
  io: Io,
): Promise<RotationPlan> {
  const old = await openKey(io, loaded, options)
  const { key, keyFile, files } = await obtainKey(loaded, options, io)
  const { fingerprint } = key.certificate
  if (fingerprint === old.certificate.fingerprint) {
    throw new UsageError('--key names the key that is in use already.')
  }
  const { pathTo, ...kept } = loaded
  const folder = dirname(settingsPath(io, options.config))
  const oldPlace = placeFrom(folder, keyPlace(loaded, options))
  const rotationsFile = loaded.rotationsFile ?? ROTATIONS_FILE
  return {
    key,
    rotations: await addRotation(loaded, old, key),
    settings: withKey({ ...kept, rotationsFile }, { fingerprint, keyFile, oldPlace }),
    files,
    rotationsPath: pathTo(rotationsFile),
  }
}

async function obtainKey(loaded: LoadedSettings, options: RotationOptions, io: Io) {
  const folder = dirname(settingsPath(io, options.config))
  if (options.key !== undefined) {
    if (options['no-passphrase']) {
      throw new UsageError('--no-passphrase is for a new key, and --key names one that you have.')
    }
    const place = resolvePlace(options.key, (file) => resolve(io.folder, file))
    const keyFile = placeFrom(folder, place)
    return { key: await unlockKey(io, place, options), keyFile, files: [] }
  }
  const policy = Policy.parse(await readJsonFile(loaded.pathTo(loaded.policyFile), 'the policy'))
  const made = await makeKey(policy.name, options, io)
  // Named by its fingerprint, since the files of the old key stay beside it.
  const base = `${loaded.vendor}-${made.key.certificate.fingerprint.slice(-8)}`
  const keyFile = `${base}.key.asc`
  const files = keyFiles(made, join(folder, keyFile), join(folder, base))
  return { key: made.key, keyFile, files }
}

async function addRotation(loaded: LoadedSettings, old: OwnKey, next: OwnKey): Promise<Rotations> {
  const { rotations = [], pastCertificates = [] } = await readRotations(loaded)
  const now = new Date()
  const successor = {
    vendor: loaded.vendor,
    to: next.certificate.fingerprint,
    day: now.toISOString().slice(0, 10),
  }
  return {
    rotations: [...rotations, await signRotation(old, successor, now)],
    pastCertificates: [...pastCertificates, old.certificate.armored],
  }
}

/** The new key, and where the old one is. */
type Replacement = Pick<Settings, 'fingerprint' | 'keyFile'> & { oldPlace: string }

/** Wherever the old key was named, the new one is; the old one still opens what was sealed to it. */
function withKey(settings: Settings, { fingerprint, keyFile, oldPlace }: Replacement): Settings {
  const { recipients, pastKeyFiles = [] } = settings
  const renamed = Object.entries(recipients ?? {}).map(
    ([channel, named]) =>
      [channel, named.map((one) => (one === settings.fingerprint ? fingerprint : one))] as const,
  )
  return {
    ...settings,
    fingerprint,
    keyFile,
    pastKeyFiles: [...pastKeyFiles, oldPlace],
    ...(recipients && { recipients: Object.fromEntries(renamed) }),
  }
}
