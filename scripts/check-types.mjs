// Type tests (`*.test-d.ts`) are ordinary files here: a broken expectation does not compile.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { listWorkspaces, root } from './workspaces.mjs'

// The native compiler takes a fifth of the time; tools that ask a compiler by its API need the other.
const tsc = join(root, 'node_modules/typescript-native/bin/tsc')

const folders = ['.', ...listWorkspaces().map(({ folder }) => folder)]
const failed = folders.filter((folder) => {
  const { status } = spawnSync(
    process.execPath,
    [tsc, '--noEmit', '--pretty', 'false', '-p', folder],
    { cwd: root, stdio: 'inherit' },
  )
  return status !== 0
})

if (failed.length > 0) console.log(`Types do not fit in ${failed.join(', ')}`)
process.exitCode = failed.length > 0 ? 1 : 0
