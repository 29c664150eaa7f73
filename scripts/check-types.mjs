// Type tests (`*.test-d.ts`) are ordinary files here: a broken expectation does not compile.
import { spawnSync } from 'node:child_process'
import { listWorkspaces, root } from './workspaces.mjs'

const folders = ['.', ...listWorkspaces().map(({ folder }) => folder)]
const failed = folders.filter((folder) => {
  const { status } = spawnSync('tsc', ['--noEmit', '--pretty', 'false', '-p', folder], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  return status !== 0
})

if (failed.length > 0) console.log(`Types do not fit in ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
