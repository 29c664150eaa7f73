// npm can write a lock that lacks packages of other platforms, or leave a workspace out of it.
// `npm ci` then fails, and in the first case only on those platforms.
import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { root } from './workspaces.mjs'

/**
 * @typedef {object} Entry
 * @property {boolean} [link]
 * @property {boolean} [extraneous]
 * @property {string} [integrity]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, { optional?: boolean }>} [peerDependenciesMeta]
 */

/** @type {Record<string, Entry>} */
const packages = readJson('package-lock.json').packages

const problems = [
  ...Object.entries(packages).flatMap(([path, entry]) => [...findGaps(path, entry)]),
  ...globSync('{.,bench,packages/*,examples/*}/package.json', { cwd: root }).flatMap(
    compareManifest,
  ),
]
for (const problem of problems) console.log(problem)
process.exitCode = problems.length > 0 ? 1 : 0

/**
 * @param {string} path
 * @param {Entry} entry
 */
function* findGaps(path, entry) {
  for (const name of neededBy(entry)) {
    if (!isLocked(path, name)) yield `${path || 'the root'} needs ${name}, which the lock lacks`
  }
  if (!path.includes('node_modules/') || entry.link) return
  if (!entry.integrity) yield `${path} has no integrity`
  if (entry.extraneous) yield `${path} is needed by nothing`
}

/** @param {Entry} entry */
function neededBy({ dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta }) {
  const peers = Object.keys(peerDependencies ?? {})
  const needed = peers.filter((name) => !peerDependenciesMeta?.[name]?.optional)
  return [...Object.keys({ ...dependencies, ...optionalDependencies }), ...needed]
}

/**
 * Looks where Node would: in the package's own `node_modules`, then in each one above.
 *
 * @param {string} path
 * @param {string} name
 */
function isLocked(path, name) {
  const above = path.split('/').map((_, index, parts) => parts.slice(0, index + 1))
  return [[], ...above].some((parts) => packages[[...parts, 'node_modules', name].join('/')])
}

/** @param {string} manifest */
function compareManifest(manifest) {
  const locked = packages[posix.dirname(manifest.replaceAll('\\', '/')).replace(/^\.$/, '')]
  const wanted = dependenciesOf(readJson(manifest))
  return locked && dependenciesOf(locked) === wanted ? [] : [`${manifest} differs from the lock`]
}

/** @param {Entry} entry */
function dependenciesOf({ dependencies, devDependencies, optionalDependencies }) {
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies }
  return JSON.stringify(Object.entries(all).sort())
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'))
}
