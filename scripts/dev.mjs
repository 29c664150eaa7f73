// Rebuilds what changes and restarts the demo, as `npm start` runs it.
import { spawn } from 'node:child_process'
import { run } from './run-command.mjs'
import { isInRepository, root } from './workspaces.mjs'

const program = 'examples/demo/src/main.ts'

if (!isInRepository(program)) {
  console.error(`${program} has not been written yet.`)
  process.exit(1)
}

await run(['turbo', 'run', 'build', '--output-logs=errors-only'])
const children = [
  ['turbo', 'watch', 'build', '--output-logs=errors-only', '--ui=stream'],
  ['node', '--watch', '--watch-preserve-output', program, ...process.argv.slice(2)],
].map(([command = '', ...rest]) =>
  spawn(command, rest, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' }),
)
for (const child of children) child.once('exit', () => children.forEach((other) => other.kill()))
