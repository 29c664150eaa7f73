// Three published policies, each through nothing but its document: what it asks is asked, what it
// requires is required, what it promises is timed, what it forbids is shown, what it offers is given.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchBrowser, shownBy, startService, startVendorSite } from '@sealpost/example-stage'
import { claromentis } from './claromentis.ts'
import { patchmon } from './patchmon.ts'
import { promon } from './promon.ts'

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
const service = await startService(join(folder, 'data'))
const site = await startVendorSite()
const browser = await launchBrowser()
try {
  const set = { service, site, browser, folder }
  await promon(set)
  await patchmon(set)
  await claromentis(set)
} catch (error) {
  const page = (await browser.pages()).at(-1)
  if (page) console.error(await shownBy(page))
  throw error
} finally {
  await browser.close()
  site.close()
  await service.stop()
  rmSync(folder, { recursive: true, force: true })
}
