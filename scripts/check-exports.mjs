// Would the built packages work for whoever installs them? publint and are-the-types-wrong look at what npm would pack.
import { spawnSync } from 'node:child_process'
import { isInRepository, listWorkspaces, root } from './workspaces.mjs'

const built = listWorkspaces('packages').filter(({ folder }) => isInRepository(`${folder}/dist`))
const failed = built.flatMap(({ folder, name }) => [
  ...run(name, 'publint', ['run', folder, '--strict', '--pack', 'npm']),
  ...run(name, 'attw', ['--pack', folder, '--profile', 'esm-only', '--format', 'table-flipped']),
])

if (failed.length > 0) console.log(`\nNot fit to publish: ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} rest
 */
function run(name, program, rest) {
  const { status, stdout, stderr } = spawnSync(program, rest, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status === 0) return []
  console.log(`${stdout}${stderr}`)
  return [`${name} (${program})`]
}
