import { relative } from 'node:path'
import { PASSPHRASE_OPTIONS, type PassphraseOptions } from './passphrase.ts'
import type { LoadedSettings } from './settings.ts'

/** Of every command that uses the private key of the settings. */
export const KEY_OPTIONS = {
  gpg: { type: 'boolean', help: 'Use the key through gpg, from its key ring or a card' },
  ...PASSPHRASE_OPTIONS,
} as const

export type KeyOptions = PassphraseOptions & { gpg?: boolean }

/** What stands before the fingerprint of a key that gpg keeps, where else a file is named. */
const IN_GPG = 'gpg:'

/** Where the key of the settings is: the file that they name, or gpg. */
export function keyPlace(
  { keyFile, fingerprint, pathTo }: LoadedSettings,
  { gpg }: KeyOptions,
): string {
  return gpg ? `${IN_GPG}${fingerprint}` : resolvePlace(keyFile, pathTo)
}

/** The fingerprint of a key that gpg keeps; undefined for one in a file. */
export function fingerprintInGpg(place: string): string | undefined {
  return place.startsWith(IN_GPG) ? place.slice(IN_GPG.length) : undefined
}

/** Follows the path of a key in a file, and leaves that of one in gpg. */
export function resolvePlace(place: string, pathTo: (file: string) => string): string {
  return fingerprintInGpg(place) === undefined ? pathTo(place) : place
}

/** Writes down where a key is, for settings in a folder. */
export function placeFrom(folder: string, place: string): string {
  return fingerprintInGpg(place) === undefined ? relative(folder, place) : place
}
