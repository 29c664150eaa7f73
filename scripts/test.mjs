// Everything that is checked or tested, in one run. The last line is `N passed, N failed`.
import { globSync } from 'node:fs'
import { check } from './check.mjs'
import { ensureBrowsers } from './ensure-browsers.mjs'
import { runExamples } from './examples.mjs'
import { printFailures } from './run-steps.mjs'
import { runCountedTests } from './run-tests.mjs'
import { root } from './workspaces.mjs'

/** @typedef {import('./run-tests.mjs').Counts} Counts */

Object.assign(process.env, ensureBrowsers())

/** @type {Counts[]} */
const counts = []
const checks = await check()
counts.push(count(checks))
counts.push(await runVitest())
counts.push(await runBrowserTests())
console.log('\nExamples')
const examples = await runExamples()
counts.push(count(examples))

printFailures([...checks, ...examples])
const passed = counts.reduce((sum, suite) => sum + suite.passed, 0)
const failed = counts.reduce((sum, suite) => sum + suite.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

async function runVitest() {
  if (countFiles('{packages,examples}/*/{src,runtime-tests}/**/*.test.ts') === 0)
    return skip('unit')
  console.log('\nUnit, runtime and fault tests')
  return runCountedTests(
    'Vitest',
    (file) => ({
      command: ['vitest', 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    }),
    readVitest,
  )
}

async function runBrowserTests() {
  if (countFiles('packages/widget/src/**/*.browser-test.ts') === 0) return skip('browser')
  console.log('\nElement tests in real browsers')
  return runCountedTests(
    'The browser suite',
    (file) => ({ command: ['web-test-runner'], environment: { BROWSER_TEST_COUNTS: file } }),
    (result) => result,
  )
}

/**
 * A file that failed to load has no test of its own, and a test that did not run proves nothing.
 *
 * @param {{ numPassedTests: number, numTotalTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] }} report
 * @returns {Counts}
 */
function readVitest({ numPassedTests, numTotalTests, testResults }) {
  const unloadable = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + unloadable.length }
}

/**
 * @param {readonly import('./run-steps.mjs').StepResult[]} results
 * @returns {Counts}
 */
function count(results) {
  const passed = results.filter((result) => result.passed).length
  return { passed, failed: results.length - passed }
}

/** @param {string} pattern */
function countFiles(pattern) {
  return globSync(pattern, { cwd: root }).length
}

/** @param {string} kind */
function skip(kind) {
  console.log(`\nThere are no ${kind} tests yet.`)
  return { passed: 0, failed: 0 }
}
