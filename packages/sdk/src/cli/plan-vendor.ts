import { dirname, join, relative, resolve } from 'node:path'
import { Policy } from '@sealpost/protocol'
import type { OwnKey } from '@sealpost/protocol/envelope'
import { parseVendor } from '../core/parse-input.ts'
import { findPolicyFaults } from '../open/policy-faults.ts'
import { type ProfileDraft, signProfile } from '../open/sign-profile.ts'
import { DoubtError, UsageError } from './exit-code.ts'
import { readJsonFile } from './files.ts'
import type { Io } from './io.ts'
import { placeFrom, resolvePlace } from './key-place.ts'
import { keyFiles, makeKey, type NewKeyOptions } from './make-key.ts'
import type { PlannedFile } from './planned-file.ts'
import { unlockKey } from './secrets.ts'
import { SETTINGS_FILE, type Settings } from './settings.ts'
import { starterPolicy } from './starter-policy.ts'

export type VendorOptions = NewKeyOptions & {
  service?: string
  vendor?: string
  name?: string
  origin?: string[]
  policy?: string
  key?: string
  config?: string
  'operator-token'?: string
}

/** All that making a vendor needs, decided before anything is written or sent. */
export type VendorPlan = {
  settings: Settings
  policy: Policy
  draft: ProfileDraft
  key: OwnKey
  files: PlannedFile[]
  /** Makes the vendor; null where `apiKey` was given instead. */
  operatorToken: string | null
  apiKey: string | null
}

/**
 * Reads and makes what a new vendor needs.
 *
 * @throws {@link UsageError}, {@link DoubtError}, KeyError or InvalidInputError for the first thing
 * that cannot be used.
 */
export async function planVendor(given: VendorOptions, io: Io): Promise<VendorPlan> {
  if (given.service === undefined || given.vendor === undefined) {
    throw new UsageError(
      '`sealpost init` needs --service and --vendor. See `sealpost init --help`.',
    )
  }
  if (given.key !== undefined && given['no-passphrase']) {
    throw new UsageError('--no-passphrase is for a new key, and --key names one that you have.')
  }
  const vendor = parseVendor(given.vendor)
  const access = requireAccess(given, io)
  const settingsPath = resolve(io.folder, given.config ?? SETTINGS_FILE)
  const folder = dirname(settingsPath)
  const own = (file: string) => relative(folder, resolve(io.folder, file))
  const place = resolvePlace(given.key ?? '', (file) => resolve(io.folder, file))

  const policy = await choosePolicy(given, io)
  const made = given.key === undefined ? await makeKey(policy.name, given, io) : null
  const key = made?.key ?? (await unlockKey(io, place, given))
  const settings: Settings = {
    service: given.service.replace(/\/+$/, ''),
    vendor,
    fingerprint: key.certificate.fingerprint,
    keyFile: given.key === undefined ? `${vendor}.key.asc` : placeFrom(folder, place),
    ...(access.operatorToken !== null && { apiKeyFile: `${vendor}.api-key` }),
    policyFile: given.policy === undefined ? 'policy.json' : own(given.policy),
    origins: given.origin ?? [],
  }
  const draft = {
    vendor,
    serial: 1,
    serviceUrl: settings.service,
    origins: settings.origins,
    policy,
  }
  // Signed once for nothing, so that every fault shows while nothing has been written.
  await signProfile(draft, key)

  const inFolder = (file: string) => join(folder, file)
  const files = [
    ...(made ? keyFiles(made, inFolder(settings.keyFile), inFolder(vendor)) : []),
    ...(given.policy === undefined ? [jsonFile('policy', inFolder('policy.json'), policy)] : []),
    jsonFile('settings', settingsPath, settings),
    ...(settings.apiKeyFile === undefined ? [] : [apiKeyFile(inFolder(settings.apiKeyFile))]),
  ]
  return { settings, policy, draft, key, files, ...access }
}

function requireAccess(given: VendorOptions, { environment }: Io) {
  const operatorToken = given['operator-token'] ?? environment['SEALPOST_OPERATOR_TOKEN'] ?? null
  const apiKey = environment['SEALPOST_API_KEY'] ?? null
  if (operatorToken !== null) return { operatorToken, apiKey: null }
  if (apiKey !== null) return { operatorToken: null, apiKey }
  throw new UsageError(
    'Making a vendor needs SEALPOST_OPERATOR_TOKEN; taking over one that the operator made needs SEALPOST_API_KEY.',
  )
}

async function choosePolicy({ policy: file, name, email, vendor = '' }: VendorOptions, io: Io) {
  if (file === undefined) return Policy.parse(starterPolicy(name ?? vendor, email))
  const path = resolve(io.folder, file)
  const json = await readJsonFile(path, 'the policy')
  const faults = findPolicyFaults(json)
  if (faults.length > 0) {
    throw new DoubtError(
      `${path} has faults: ${faults.map((f) => `${f.path} ${f.message}`).join('; ')}`,
    )
  }
  return Policy.parse(json)
}

function jsonFile(what: string, path: string, value: unknown): PlannedFile {
  return { what, path, text: `${JSON.stringify(value, null, 2)}\n`, isSecret: false }
}

/** Claimed while it is still empty: the service shows the key's secret only once. */
function apiKeyFile(path: string): PlannedFile {
  return { what: 'API key', path, text: '', isSecret: true }
}
