import { spawn } from 'node:child_process'
import { root } from './workspaces.mjs'

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command Found in `node_modules/.bin` or on the PATH.
 * @property {string} fix What to type, or to do, when it failed.
 *
 * @typedef {object} StepResult
 * @property {string} name
 * @property {boolean} passed
 * @property {string} output
 * @property {string} fix
 */

/**
 * Runs steps side by side and prints one line for each as it ends.
 *
 * @param {readonly Step[]} steps
 * @param {{ concurrency?: number }} [options]
 * @returns {Promise<StepResult[]>} In the order of the steps.
 */
export async function runSteps(steps, { concurrency = 2 } = {}) {
  const waiting = [...steps.entries()]
  /** @type {StepResult[]} */
  const results = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, step] = next
      results[index] = await runStep(step)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
  return results
}

/**
 * Prints the output of each failed step and what to do about it.
 *
 * @param {readonly StepResult[]} results
 */
export function printFailures(results) {
  for (const { name, output, fix } of results.filter(({ passed }) => !passed)) {
    console.log(`\n── ${name} failed ──\n${output.trimEnd()}\n→ ${fix}`)
  }
}

/**
 * Prints the failures and the counts, and sets the exit code.
 *
 * @param {readonly StepResult[]} results
 */
export function endWith(results) {
  printFailures(results)
  const failed = results.filter(({ passed }) => !passed).length
  console.log(`\n${results.length - failed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}

/**
 * @param {Step} step
 * @returns {Promise<StepResult>}
 */
async function runStep({ name, command, fix }) {
  const startedMs = performance.now()
  const { status, output } = await capture(command)
  const passed = status === 0
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1)
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(18)} ${seconds.padStart(6)} s`)
  return { name, passed, output, fix }
}

/**
 * @param {string[]} command
 * @returns {Promise<{ status: number | null, output: string }>}
 */
function capture([program = '', ...rest]) {
  const { promise, resolve } = Promise.withResolvers()
  const child = spawn(program, rest, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text
    })
  }
  child.on('error', (error) => resolve({ status: 1, output: `${output}${error.message}` }))
  child.on('close', (status) => resolve({ status, output }))
  return promise
}
