import { dirname, resolve } from 'node:path'
import * as z from 'zod/mini'
import { Fingerprint, Origin, VendorSlug } from '@sealpost/protocol'
import { findFaults } from '../core/fault-words.ts'
import { UsageError } from './exit-code.ts'
import { readJsonFile } from './files.ts'
import type { Io } from './io.ts'

/** What `sealpost.json` holds: nothing secret, so it may be committed. Paths are relative to it. */
export const Settings = z.strictObject({
  service: z.string().check(z.regex(/^https?:\/\/\S+$/)),
  vendor: VendorSlug,
  /** Primary fingerprint that pages pin and profiles are signed with. */
  fingerprint: Fingerprint,
  /** The private key: a file, or `gpg:` and the fingerprint of one that gpg keeps. */
  keyFile: z.string(),
  apiKeyFile: z.optional(z.string()),
  policyFile: z.string(),
  /** Pages that may show the form. */
  origins: z.array(Origin),
  /** Further certificates that reports are sealed to. */
  certificateFiles: z.optional(z.array(z.string())),
  /** Fingerprints, besides the key's own, that may sign answers. */
  signers: z.optional(z.array(Fingerprint)),
  /** For a channel of the policy, the fingerprints it is sealed to; all unless named. */
  recipients: z.optional(z.record(z.string(), z.array(Fingerprint))),
  expiresInDays: z.optional(z.int()),
  /** The service's keys for proofs of receipt; asked of the service unless they are named. */
  proofKeys: z.optional(z.array(z.string())),
  /** Private keys of former times, named alike, to open what was sealed before they were replaced. */
  pastKeyFiles: z.optional(z.array(z.string())),
  /** What `profile rotate` keeps of former keys, for every later profile. */
  rotationsFile: z.optional(z.string()),
})
export type Settings = z.infer<typeof Settings>

export const SETTINGS_FILE = 'sealpost.json'

/** Settings, and where they were read, so that paths in them can be followed. */
export type LoadedSettings = Settings & { pathTo: (file: string) => string }

/** Where the settings are. */
export function settingsPath(io: Io, config: string = SETTINGS_FILE): string {
  return resolve(io.folder, config)
}

/**
 * Reads the settings that `--config` names, or `sealpost.json` of the current folder.
 *
 * @throws {@link UsageError} naming each fault by its path.
 */
export async function loadSettings(
  io: Io,
  { config }: { config?: string },
): Promise<LoadedSettings> {
  const path = settingsPath(io, config)
  const json = await readJsonFile(path, 'the settings').catch((error: unknown) => {
    if (!(error instanceof UsageError)) throw error
    const hint = '`sealpost init` writes them; `--config` names them elsewhere.'
    throw new UsageError(`${error.message}. ${hint}`, { cause: error })
  })
  const faults = findFaults(Settings, json)
  if (faults.length > 0) {
    const places = faults.map(({ path: at, message }) => `${at} ${message}`).join('; ')
    throw new UsageError(`${path} cannot be used: ${places}`)
  }
  return { ...Settings.parse(json), pathTo: (file) => resolve(dirname(path), file) }
}
