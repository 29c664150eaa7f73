// Everything that is checked or tested, in one run. The last line is `N passed, N failed`.
import { globSync } from 'node:fs'
import { relative } from 'node:path'
import { check } from './check.mjs'
import { ensureBrowsers } from './ensure-browsers.mjs'
import { runExamples } from './examples.mjs'
import { runCountedTests } from './run-counted-tests.mjs'
import { printFailures } from './run-steps.mjs'
import { root } from './workspaces.mjs'

/**
 * @typedef {import('./run-counted-tests.mjs').Counts} Counts
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numTotalTests
 * @property {{ name: string, status: string, assertionResults: unknown[] }[]} testResults
 */

Object.assign(process.env, ensureBrowsers())

console.log('\nChecks')
const checks = await check()
console.log('\nTests in Node and workerd')
const inNode = await runVitest()
console.log('\nTests in browsers')
const inBrowsers = await runBrowserTests()
console.log('\nExamples')
const examples = await runExamples()

const steps = [...checks, ...examples]
printFailures(steps)
const passed = inNode.passed + inBrowsers.passed + steps.filter((step) => step.passed).length
const failed = inNode.failed + inBrowsers.failed + steps.filter((step) => !step.passed).length
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0

function runVitest() {
  return runCountedTests(
    'Vitest',
    (file) => ({
      command: [
        'vitest',
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
    }),
    readVitest,
  )
}

function runBrowserTests() {
  return runCountedTests(
    'The browser suite',
    (file) => ({ command: ['web-test-runner'], environment: { BROWSER_TEST_COUNTS: file } }),
    (result) => result,
  )
}

/**
 * A file that could not load, or that no project picked up, has failed; and so has a test that was
 * skipped, because it proves nothing.
 *
 * @param {VitestReport} report
 * @returns {Counts}
 */
function readVitest({ numPassedTests, numTotalTests, testResults }) {
  const executed = testResults.filter(({ assertionResults }) => assertionResults.length > 0)
  const names = new Set(executed.map(({ name }) => relative(root, name)))
  const silent = listFiles('packages/**/*.test.ts').filter((file) => !names.has(file))
  for (const file of silent) console.log(`✗ ${file} executed no test`)
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + silent.length }
}

/** @param {string} pattern */
function listFiles(pattern) {
  return globSync(pattern, { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] })
}
