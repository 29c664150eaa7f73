import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SignedProfile } from '@sealpost/protocol'
import { verifyProfile } from '@sealpost/protocol/envelope'
import { Settings } from '../cli/settings.ts'
import { VENDOR } from './make-vendor.ts'
import { makeFolder, runCli } from './run-cli.ts'
import { OPERATOR_TOKEN, startService } from './start-service.ts'
import { submitReport } from './submit-report.ts'

const ACME = new URL('../../../../examples/policies/acme.json', import.meta.url).pathname

/** What lets `init` make a vendor on the service that tests start. */
export const OPERATOR = { SEALPOST_OPERATOR_TOKEN: OPERATOR_TOKEN }

/** The shortest command line that needs nobody at the terminal. */
export function initArgs(url: string, vendor: string = VENDOR): string[] {
  return ['init', '--service', url, '--vendor', vendor, '--no-passphrase']
}

/** A running service, and a folder in which `init` has made a vendor. */
export async function givenInit(...more: string[]) {
  const service = await startService()
  const folder = await makeFolder()
  const args = [...initArgs(service.url), '--policy', ACME, ...more]
  const outcome = await runCli(folder, args, OPERATOR)
  return { ...service, folder, outcome, read: readerOf(folder) }
}

/** A report to the vendor that `init` made, under the profile as a form verifies it. */
export async function givenReport({ url, folder }: { url: string; folder: string }) {
  const { fingerprint } = Settings.parse(JSON.parse(await readerOf(folder)('sealpost.json')))
  const answer = await fetch(`${url}/v1/vendors/${VENDOR}/profile`)
  const profile = await verifyProfile(SignedProfile.parse(await answer.json()), {
    vendor: VENDOR,
    fingerprint,
    lowestSerial: 1,
    now: new Date(),
  })
  return { profile, ...(await submitReport(url, profile)) }
}

function readerOf(folder: string) {
  return (file: string) => readFile(join(folder, file), 'utf8')
}
