import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { root } from './workspaces.mjs'

/**
 * @typedef {import('@web/test-runner').TestSession} TestSession
 * @typedef {import('@web/test-runner').TestSuiteResult} TestSuiteResult
 * @typedef {{ passed: number, failures: string[] }} Outcome
 */

/**
 * Prints one line for each file and browser, then the failures; writes the counts for `npm test`.
 *
 * @param {string | undefined} countsFile
 * @returns {import('@web/test-runner').Reporter}
 */
export function browserTestReporter(countsFile) {
  return {
    onTestRunFinished({ sessions }) {
      const outcomes = sessions.map(judge)
      const failures = outcomes.flatMap((outcome) => outcome.failures)
      const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0)
      for (const failure of failures) console.log(`\n✗ ${failure}`)
      console.log(`\nBrowser tests: ${passed} passed, ${failures.length} failed`)
      if (countsFile) writeFileSync(countsFile, JSON.stringify({ passed, failed: failures.length }))
    },
    reportTestFileResults({ logger, sessionsForTestFile }) {
      for (const session of sessionsForTestFile) {
        const { passed, failures } = judge(session)
        const counts = `${passed} passed${failures.length > 0 ? `, ${failures.length} failed` : ''}`
        logger.log(`${failures.length > 0 ? '✗' : '✓'} ${placeOf(session)}: ${counts}`)
      }
    },
  }
}

/**
 * A file that executed nothing, could not load or logged an uncaught error has failed.
 *
 * @param {TestSession} session
 * @returns {Outcome}
 */
function judge(session) {
  const place = placeOf(session)
  const tests = session.testResults ? listTests(session.testResults, []) : []
  const failed = tests.filter(({ passed }) => !passed)
  const failures = [
    ...failed.map(({ title, error }) => `${place} › ${title}\n${error}`),
    ...session.errors.map(({ message, stack }) => `${place}\n${stack ?? message}`),
  ]
  if (failures.length === 0 && tests.length === 0) failures.push(`${place} ran no test`)
  const logs = [
    ...session.logs.map((log) => `\n  logged: ${log.map(show).join(' ')}`),
    ...session.request404s.map((url) => `\n  asked for ${url}, which does not exist`),
  ].join('')
  return {
    passed: tests.length - failed.length,
    failures: failures.map((failure, index) => (index === 0 ? failure + logs : failure)),
  }
}

/** @param {unknown} value */
function show(value) {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/**
 * @param {TestSuiteResult} suite
 * @param {string[]} path
 * @returns {{ title: string, passed: boolean, error: string }[]}
 */
function listTests(suite, path) {
  const own = suite.tests.map(({ name, passed, skipped, error }) => ({
    title: [...path, name].join(' › '),
    passed: passed && !skipped,
    error: skipped ? 'It was skipped.' : [error?.message, error?.stack].filter(Boolean).join('\n'),
  }))
  const nested = suite.suites.flatMap((inner) => listTests(inner, [...path, inner.name]))
  return [...own, ...nested]
}

/** @param {TestSession} session */
function placeOf({ testFile, browser }) {
  return `${relative(root, testFile)} in ${browser.name}`
}
