import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProfileDraft } from '../open/sign-profile.ts'
import { makeCli } from './make-io.ts'
import { ACME, givenVendor, VENDOR, VENDOR_KEY } from './make-vendor.ts'
import { makeFolder } from './run-cli.ts'
import { submitReport } from './submit-report.ts'

/** A vendor whose settings and key lie in a folder, and a report to work on. */
export async function givenDesk(
  settings: Record<string, unknown> = {},
  draft: Partial<ProfileDraft> = {},
  input = '',
) {
  const vendor = await givenVendor(draft)
  const reporter = await submitReport(vendor.url, vendor.profile)
  const folder = await makeFolder()
  const write = (file: string, content: unknown) =>
    writeFile(
      join(folder, file),
      typeof content === 'string' || content instanceof Uint8Array
        ? content
        : JSON.stringify(content),
    )
  await write('key.asc', VENDOR_KEY.armored)
  await write('policy.json', ACME)
  await write('sealpost.json', {
    service: vendor.url,
    vendor: VENDOR,
    fingerprint: VENDOR_KEY.certificate.fingerprint,
    keyFile: 'key.asc',
    policyFile: 'policy.json',
    origins: [],
    ...settings,
  })
  const cli = makeCli(folder, { SEALPOST_API_KEY: vendor.apiKey.secret }, { input })
  return { ...vendor, reporter, reportId: reporter.reportId, folder, write, cli }
}
