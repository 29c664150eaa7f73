import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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

const VENDORS = [
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
] as const

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

async function openVendor(
  { slug, name, blurb }: (typeof VENDORS)[number],
  setting: DemoSetting,
): Promise<DemoVendor> {
  const folder = join(setting.folder, slug)
  const files = { key: join(folder, 'private-key.asc'), state: join(folder, 'vendor.json') }
  const kept = await readState(files.state)
  const apiKey = kept?.apiKey ?? (await makeVendor(slug, name, files, setting))
  const key = await readSecretKey(await readFile(files.key, 'utf8'))

  // Signed anew at each start: the address may be another, and a profile lasts at most 180 days.
  // Counted in seconds, so that browsers which saw an earlier demo do not take this one for a replay.
  const serial = Math.max((kept?.serial ?? 0) + 1, Math.floor(Date.now() / 1000))
  const profile = await signProfile(
    {
      vendor: slug,
      serial,
      serviceUrl: setting.serviceUrl,
      origins: [setting.serviceUrl],
      policy: JSON.parse(await readFile(policyFile(slug), 'utf8')),
    },
    key,
  )
  await new Sealpost({ apiKey, baseUrl: setting.serviceUrl }).profile.put(profile)
  await writePrivately(files.state, JSON.stringify({ apiKey, serial }, null, 2))
  const { fingerprint } = key.certificate
  return { slug, name, blurb, fingerprint, apiKey, privateKeyFile: files.key }
}

/** @returns The vendor's API key; its private key is in the file by then. */
async function makeVendor(
  slug: string,
  name: string,
  files: { key: string; state: string },
  { serviceUrl, operatorToken, folder }: DemoSetting,
): Promise<string> {
  await mkdir(join(folder, slug), { recursive: true, mode: 0o700 })
  const key = await generateVendorKey({ name, email: `security@${slug}.example` }, new Date())
  await writePrivately(files.key, key.armored)
  const operator = new SealpostOperator({ baseUrl: serviceUrl, operatorToken })
  await removeUnfinished(operator, slug)
  const { apiKey } = await operator.vendors.create(slug)
  await writePrivately(files.state, JSON.stringify({ apiKey: apiKey.secret, serial: 0 }, null, 2))
  return apiKey.secret
}

/** A start that was interrupted leaves a vendor without a profile: nobody can have reported to it. */
async function removeUnfinished(operator: SealpostOperator, slug: string): Promise<void> {
  for await (const { vendor, profileSerial } of operator.vendors.list()) {
    if (vendor === slug && profileSerial === null) await operator.vendors.delete(slug)
  }
}

async function readState(path: string): Promise<{ apiKey: string; serial: number } | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch {
    return null
  }
}

function writePrivately(path: string, text: string): Promise<void> {
  return writeFile(path, text, { mode: 0o600 })
}

function policyFile(slug: string): URL {
  return new URL(`../../policies/${slug}.json`, import.meta.url)
}
