import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/**
 * @typedef {object} Workspace
 * @property {string} name
 * @property {string} folder Relative to the repository, with forward slashes.
 * @property {Record<string, string>} scripts
 */

/**
 * Lists the workspaces under the given folder that have been written: a manifest and a `src` with something in it.
 *
 * @param {'packages' | 'examples' | '*'} [parent]
 * @returns {Workspace[]}
 */
export function listWorkspaces(parent = '*') {
  const manifests = globSync(`${parent === '*' ? '{packages,examples}' : parent}/*/package.json`, {
    cwd: root,
  })
  return manifests
    .map((manifest) => {
      const { name, scripts = {} } = JSON.parse(readFileSync(join(root, manifest), 'utf8'))
      return { name, folder: dirname(manifest).replaceAll('\\', '/'), scripts }
    })
    .filter(({ folder }) => globSync(`${folder}/src/**/*.ts`, { cwd: root }).length > 0)
    .sort((a, b) => a.folder.localeCompare(b.folder))
}

/**
 * Tells whether a path of the repository exists.
 *
 * @param {string} path
 */
export function isInRepository(path) {
  return existsSync(join(root, path))
}
