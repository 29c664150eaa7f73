import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Sealpost } from '@sealpost/sdk'
import { Desk, readSecretKey } from '@sealpost/sdk/open'
import { makeVendor } from './make-vendor.ts'
import type { RunningService } from './start-service.ts'
import type { VendorSite } from './vendor-page.ts'

/** A vendor whose form stands on its site, and whose people are at work. */
export type Vendor = {
  name: string
  client: Sealpost
  desk: Desk
  apiKey: string
  privateKey: string
  /** Where its settings and keys lie. */
  folder: string
  /** Where its pages are. */
  origin: string
}

/** Where a vendor is to be. */
type Surroundings = {
  service: RunningService
  /** How browsers and the vendor's settings call the service: a wire may lie between. */
  serviceUrl: string
  site: VendorSite
  /** Holds a folder for each vendor. */
  folder: string
}

/** Makes a vendor with one of the policies of these examples, and puts its form on its site. */
export async function openVendor(
  { service, serviceUrl, site, folder: parent }: Surroundings,
  { name, policy }: { name: string; policy: string },
): Promise<Vendor> {
  const folder = join(parent, name)
  const { origin } = site
  const { html, apiKey, privateKey } = await makeVendor(
    { ...service, url: serviceUrl },
    { vendor: name, policy: policyFile(policy), origin, folder },
  )
  site.show({ html, serviceUrl })
  const client = new Sealpost({ apiKey, baseUrl: service.url })
  const desk = new Desk({ client, vendor: name, key: await readSecretKey(privateKey) })
  return { name, client, desk, apiKey, privateKey, folder, origin }
}

/** The document of a policy. */
function policyFile(name: string): string {
  return fileURLToPath(new URL(`../../policies/${name}.json`, import.meta.url))
}
