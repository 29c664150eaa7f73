// Every file that the documentation names exists: relative links, and `paths/in/backticks`.
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { isInRepository, root } from './workspaces.mjs'

const documents = globSync(
  ['*.md', 'docs/**/*.md', 'packages/*/README.md', 'examples/*/README.md', 'bench/*.md'],
  { cwd: root },
).map((file) => file.replaceAll('\\', '/'))

const missing = documents.flatMap((document) => {
  const text = readFileSync(join(root, document), 'utf8').replace(/^```.*?^```/gms, '')
  return [...brokenLinks(document, text), ...unknownPaths(document, text)]
})
for (const line of missing) console.log(line)
process.exitCode = missing.length > 0 ? 1 : 0

/**
 * @param {string} document
 * @param {string} text
 */
function brokenLinks(document, text) {
  const targets = [
    ...text.matchAll(/\]\(<?([^)>\s]+)/g),
    ...text.matchAll(/\bsrc(?:set)?="([^"\s]+)/g),
  ]
  return targets
    .map(([, target = '']) => target.replace(/[#?].*/, ''))
    .filter((target) => target !== '' && !/^([a-z]+:|\/\/)/.test(target))
    .filter((target) => !isInRepository(posix.join(dirname(document), target)))
    .map((target) => `${document} links to ${target}, which does not exist`)
}

/**
 * A path is what starts with an entry of the repository, or of the package the document belongs to.
 *
 * @param {string} document
 * @param {string} text
 */
function unknownPaths(document, text) {
  const [, home = '.'] = /^((?:packages|examples)\/[^/]+)\//.exec(document) ?? []
  const bases = [...new Set(['.', home])]
  return [...text.matchAll(/`([\w.@-]+(?:\/[\w.@-]+)+\/?)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/(^|\/)(node_modules|dist|data)(\/|$)/.test(path))
    .filter((path) => {
      const starting = bases.filter((base) => entriesOf(base).has(path.split('/')[0] ?? ''))
      return starting.length > 0 && !starting.some((base) => isInRepository(posix.join(base, path)))
    })
    .map((path) => `${document} names \`${path}\`, which does not exist`)
}

/** @param {string} folder */
function entriesOf(folder) {
  return new Set(readdirSync(join(root, folder)))
}
