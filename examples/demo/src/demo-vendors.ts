import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Sealpost, SealpostOperator } from '@sealpost/sdk'
import { generateVendorKey, readSecretKey, signProfile } from '@sealpost/sdk/open'

/** A vendor of the demo, with all that its owner would keep. */
export type DemoVendor = {
  slug: string
  name: string
  blurb: string
  fingerprint: string
  apiKey: string
  privateKeyFile: string
}

/** Where the demo makes its vendors, and where it keeps what belongs to them. */
export type DemoSetting = { serviceUrl: string; operatorToken: string; folder: string }

type VendorPlan = Pick<DemoVendor, 'slug' | 'name' | 'blurb'>
type VendorState = { apiKey: string; serial: number }

const OWNER_ONLY = 0o600

const VENDORS: readonly VendorPlan[] = [
  {
    slug: 'acme',
    name: 'Acme Rockets',
    blurb: 'Everything at once: two channels, a listed scope, rules, two languages.',
  },
  {
    slug: 'promon',
    name: 'Promon',
    blurb: 'Evidence and test environment are required; assessed in context.',
  },
  {
    slug: 'patchmon',
    name: 'PatchMon',
    blurb: 'Two channels with their own mailboxes; reporting under a handle.',
  },
  {
    slug: 'claromentis',
    name: 'Claromentis',
    blurb: 'Listed targets only; name and contact required.',
  },
]

/**
 * Makes the demo vendors that do not exist yet, and publishes each one's profile for the address of
 * this start. Keys and API keys of earlier starts stay.
 */
export async function openDemoVendors(setting: DemoSetting): Promise<DemoVendor[]> {
  const vendors: DemoVendor[] = []
  // One after another: each writes to the same small service, and the order is the page's.
  for (const vendor of VENDORS) vendors.push(await openVendor(vendor, setting))
  return vendors
}

async function openVendor(plan: VendorPlan, setting: DemoSetting): Promise<DemoVendor> {
  const files = filesOf(plan, setting)
  const kept = await readState(files.state)
  const apiKey = kept?.apiKey ?? (await makeVendor(plan, setting))
  const key = await readSecretKey(await readFile(files.key, 'utf8'))

  // Signed anew at each start: the address may be another, and a profile lasts at most 180 days.
  // Counted in seconds, so that browsers which saw an earlier demo do not take this one for a replay.
  const serial = Math.max((kept?.serial ?? 0) + 1, Math.floor(Date.now() / 1000))
  const { serviceUrl } = setting
  const client = new Sealpost({ apiKey, baseUrl: serviceUrl })
  const written: unknown = JSON.parse(await readFile(files.policy, 'utf8'))
  // A form must not offer mail that never comes.
  const { mail } = await client.service.get()
  const policy = mail ? written : Object.assign({}, written, { reporterMail: 'off' })
  const profile = await signProfile(
    { vendor: plan.slug, serial, serviceUrl, origins: [serviceUrl], policy },
    key,
  )
  await client.profile.put(profile)
  await writeState(files.state, { apiKey, serial })
  const { fingerprint } = key.certificate
  return { ...plan, fingerprint, apiKey, privateKeyFile: files.key }
}

/** @returns The vendor's API key; its private key is in the file by then. */
async function makeVendor(plan: VendorPlan, setting: DemoSetting): Promise<string> {
  const { slug, name } = plan
  const { serviceUrl: baseUrl, operatorToken } = setting
  const files = filesOf(plan, setting)
  await mkdir(dirname(files.key), { recursive: true, mode: 0o700 })
  // Written without a passphrase, so that the demo starts with nobody at the terminal.
  const key = await generateVendorKey({ name, email: `security@${slug}.example` }, new Date())
  await writeFile(files.key, key.armored, { mode: OWNER_ONLY })

  const operator = new SealpostOperator({ baseUrl, operatorToken })
  await removeUnfinished(operator, slug)
  const { apiKey } = await operator.vendors.create(slug)
  await writeState(files.state, { apiKey: apiKey.secret, serial: 0 })
  return apiKey.secret
}

/** A start that was interrupted leaves a vendor without a profile: nobody can have reported to it. */
async function removeUnfinished(operator: SealpostOperator, slug: string): Promise<void> {
  for await (const { vendor, profileSerial } of operator.vendors.list()) {
    if (vendor === slug && profileSerial === null) await operator.vendors.delete(slug)
  }
}

function filesOf({ slug }: VendorPlan, { folder }: DemoSetting) {
  return {
    key: join(folder, slug, 'private-key.asc'),
    state: join(folder, slug, 'vendor.json'),
    policy: new URL(`../../policies/${slug}.json`, import.meta.url),
  }
}

async function readState(path: string): Promise<VendorState | null> {
  const text = await readFile(path, 'utf8').catch(() => null)
  return text === null ? null : parseState(text)
}

/** Nobody but {@link writeState} writes this file. */
function parseState(text: string): VendorState {
  return JSON.parse(text) as VendorState
}

function writeState(path: string, state: VendorState): Promise<void> {
  return writeFile(path, JSON.stringify(state, null, 2), { mode: OWNER_ONLY })
}
