import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from './workspaces.mjs'

/**
 * Runs a program and lets it print.
 *
 * @param {string[]} command
 * @param {Record<string, string>} [environment]
 * @returns {Promise<number>} The exit code.
 */
export async function run([program = '', ...rest], environment = {}) {
  const child = spawn(program, rest, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...environment },
  })
  // The terminal sends Ctrl-C to the program itself; waiting lets it end in order.
  const wait = () => {}
  const end = () => child.kill('SIGTERM')
  process.on('SIGINT', wait).on('SIGTERM', end)
  const [status] = await once(child, 'close')
  process.off('SIGINT', wait).off('SIGTERM', end)
  return status ?? 1
}
