import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeCli } from './make-io.ts'
import { givenVendor, VENDOR, VENDOR_KEY } from './make-vendor.ts'
import { makeFolder } from './run-cli.ts'
import { startMailServer } from './start-mail-server.ts'
import { submitReport } from './submit-report.ts'

/** A vendor of a service that sends mail, and a report whose mail the server has judged. */
export async function givenMail(options: { refuses?: boolean } = {}) {
  const server = await startMailServer(options)
  const vendor = await givenVendor({}, VENDOR_KEY, server.environment)
  const { client, url, apiKey, profile } = vendor
  const { reportId } = await submitReport(url, profile)
  const folder = await makeFolder()
  const { fingerprint } = VENDOR_KEY.certificate
  const files = { keyFile: 'key.asc', policyFile: 'policy.json', origins: [] }
  await writeFile(
    join(folder, 'sealpost.json'),
    JSON.stringify({ service: url, vendor: VENDOR, fingerprint, ...files }),
  )
  const cli = makeCli(folder, { SEALPOST_API_KEY: apiKey.secret })
  const mails = () => client.mail.deliveries().all()
  return { ...vendor, ...server, reportId, cli, mails }
}
