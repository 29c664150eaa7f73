import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { RunningService } from './start-service.ts'

/** What `sealpost init` leaves a vendor with. */
type MadeVendor = {
  vendor: string
  /** The tags for the vendor's page, as printed. */
  html: string
  apiKey: string
  privateKey: string
}

type InitOutput = { vendor: string; html: string; keyFile: string; apiKeyFile: string }

/** What a vendor is made of: its short name, the file of its policy and the pages that may show its form. */
type VendorPlan = { vendor: string; policy: string; origin: string; folder: string }

/** Makes a vendor on the service with the command line, as its owner would. */
export async function makeVendor(
  service: Pick<RunningService, 'url' | 'operatorToken'>,
  plan: VendorPlan,
): Promise<MadeVendor> {
  const { folder, origin, policy } = plan
  mkdirSync(folder)
  const address = ['--service', service.url, '--vendor', plan.vendor, '--origin', origin]
  const made = await runSealpost(
    ['init', ...address, '--policy', policy, '--no-passphrase', '--json'],
    { folder, operatorToken: service.operatorToken },
  )
  const { vendor, html, keyFile, apiKeyFile } = parseInit(made)
  const read = (file: string) => readFileSync(join(folder, file), 'utf8').trim()
  return { vendor, html, apiKey: read(apiKeyFile), privateKey: read(keyFile) }
}

/** `sealpost init --json` prints its settings and the tags. */
function parseInit(text: string): InitOutput {
  return JSON.parse(text) as InitOutput
}

/**
 * Runs the command line in a vendor's folder.
 *
 * @throws Error with its exit code and what it wrote to standard error, if it fails.
 */
export async function runSealpost(
  args: string[],
  { folder, operatorToken = '' }: { folder: string; operatorToken?: string },
): Promise<string> {
  const program = fileURLToPath(new URL('cli/sealpost.js', import.meta.resolve('@sealpost/sdk')))
  const env = { ...process.env, SEALPOST_OPERATOR_TOKEN: operatorToken }
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  })
  return stdout
}
