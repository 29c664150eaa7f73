import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './run-command.mjs'

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * Runs a program whose tests write their counts to a file, letting it print as it goes.
 * Failing without a counted failure, or executing nothing, counts as one failure.
 *
 * @param {string} name
 * @param {(countsFile: string) => { command: string[], environment?: Record<string, string> }} describe
 * @param {(content: any) => Counts} read
 * @returns {Promise<Counts>}
 */
export async function runCountedTests(name, describe, read) {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  try {
    const countsFile = join(folder, 'counts.json')
    const { command, environment } = describe(countsFile)
    const status = await run(command, environment)
    const { passed, failed } = read(JSON.parse(readFileSync(countsFile, 'utf8')))
    if (passed + failed === 0) console.log(`\n── ${name} executed no test ──`)
    const uncounted = failed === 0 && (status !== 0 || passed === 0) ? 1 : 0
    return { passed, failed: failed + uncounted }
  } catch (error) {
    console.log(`\n── ${name} wrote no result ──\n${String(error)}`)
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
