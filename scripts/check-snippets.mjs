// A code block in the documentation that names a file in the comment before it is that file, so
// what readers copy is what the tests run.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInRepository, root } from './workspaces.mjs'

const named = /<!-- (?<file>[\w./-]+\.ts) -->\n```ts\n(?<code>.*?)^```$/gms

const documents = globSync(['*.md', 'docs/**/*.md', '{packages,examples}/*/README.md'], {
  cwd: root,
})
const different = documents.flatMap((document) =>
  [...readFileSync(join(root, document), 'utf8').matchAll(named)]
    .filter(({ groups }) => groups?.['code'] !== textOf(groups?.['file'] ?? ''))
    .map(({ groups }) => `${document} shows ${groups?.['file']} other than it is`),
)
for (const line of different) console.log(line)
process.exitCode = different.length > 0 ? 1 : 0

/** @param {string} file */
function textOf(file) {
  return isInRepository(file) ? readFileSync(join(root, file), 'utf8') : null
}
