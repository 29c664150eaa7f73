// Every promise of docs/guarantees.md (`G-01`, `G-02`, …) stands in the title of a test, or in its
// `guarantee('G-01', …)`; and no test names a promise that does not exist.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInRepository, root } from './workspaces.mjs'

const page = 'docs/guarantees.md'
const tests = globSync(
  ['{packages,examples}/**/*.{test,browser-test}.ts', 'examples/*/src/**/*.ts'],
  {
    cwd: root,
    exclude: (path) => /(^|[\\/])(node_modules|dist)$/.test(path),
  },
)

const promised = isInRepository(page) ? findIds(page, /\bG-\d\d\b/g) : new Set()
const cited = new Set(tests.flatMap((file) => [...findIds(file, /(?<=['"`][^'"`\n]*)\bG-\d\d\b/g)]))

const problems = [
  ...[...promised]
    .filter((id) => !cited.has(id))
    .map((id) => `${id} is promised in ${page}; no test cites it`),
  ...[...cited]
    .filter((id) => !promised.has(id))
    .map((id) => `${id} is cited by a test; ${page} does not promise it`),
]
for (const problem of problems.sort()) console.log(problem)
process.exitCode = problems.length > 0 ? 1 : 0

/**
 * @param {string} file
 * @param {RegExp} pattern
 */
function findIds(file, pattern) {
  return new Set(readFileSync(join(root, file), 'utf8').match(pattern))
}
