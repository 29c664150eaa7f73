// Would the built packages work for whoever installs them? publint and are-the-types-wrong look at
// what npm would pack.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isInRepository, listWorkspaces, root } from './workspaces.mjs'

/**
 * @typedef {object} TypesProblem
 * @property {string} kind
 * @property {string} [entrypoint]
 * @property {string} [fileName]
 * @property {string} [moduleSpecifier]
 * @property {string} [resolutionKind]
 */

const built = listWorkspaces('packages').filter(({ folder }) => isInRepository(`${folder}/dist`))
const problems = built.flatMap(({ folder }) => [...findMisfits(folder), ...findWrongTypes(folder)])

for (const problem of problems) console.log(problem)
process.exitCode = problems.length > 0 ? 1 : 0

/** @param {string} folder */
function findMisfits(folder) {
  const { status, stdout, stderr } = spawnSync(
    'publint',
    ['run', folder, '--strict', '--pack', 'npm'],
    {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    },
  )
  return status === 0 ? [] : [`${folder}\n${stdout}${stderr}`]
}

/** @param {string} folder */
function findWrongTypes(folder) {
  return readTypesProblems(folder)
    .filter(isOurs)
    .map(({ kind, entrypoint, fileName, moduleSpecifier = '' }) =>
      `${folder}: ${kind} at ${entrypoint ?? fileName} ${moduleSpecifier}`.trim(),
    )
}

/**
 * The packages are ES modules for Node 16 resolution and bundlers. And what an entry of `imports`
 * names lies outside the tarball, where the tool cannot follow.
 *
 * @param {TypesProblem} problem
 */
function isOurs({ resolutionKind = '', moduleSpecifier = '' }) {
  return !['node10', 'node16-cjs'].includes(resolutionKind) && !moduleSpecifier.startsWith('#')
}

/**
 * The tool ends before a pipe has taken all it wrote; a file takes it at once.
 *
 * @param {string} folder
 * @returns {TypesProblem[]}
 */
function readTypesProblems(folder) {
  const output = mkdtempSync(join(tmpdir(), 'sealpost-'))
  const file = openSync(join(output, 'types.json'), 'w')
  spawnSync('attw', ['--pack', folder, '--profile', 'esm-only', '--format', 'json'], {
    cwd: root,
    stdio: ['ignore', file, 'inherit'],
    shell: process.platform === 'win32',
  })
  closeSync(file)
  const { analysis } = JSON.parse(readFileSync(join(output, 'types.json'), 'utf8'))
  rmSync(output, { recursive: true })
  return analysis.problems
}
