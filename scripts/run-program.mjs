import { run } from './run-command.mjs'
import { isInRepository } from './workspaces.mjs'

/**
 * Builds what changed, then runs a program of the repository on the built packages, as a user's would run.
 *
 * @param {string} program
 */
export async function runProgram(program) {
  if (!isInRepository(program)) {
    console.error(`${program} has not been written yet.`)
    process.exitCode = 1
    return
  }
  process.exitCode =
    (await run(['turbo', 'run', 'build', '--output-logs=errors-only'])) ||
    (await run(['node', program, ...process.argv.slice(2)]))
}
