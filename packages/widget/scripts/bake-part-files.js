import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { integrityOf } from './integrity.js'

/** What imports or starts a source, by what does the same with a file. */
const CHECKED = {
  'import-parts.ts': 'import-checked-parts.ts',
  'start-worker.ts': 'start-checked-worker.ts',
}

/**
 * Bakes each part's name and hash into the first script, and makes it load those files by their
 * hashes instead of importing their sources.
 *
 * @param {Record<string, string>} files Built before.
 * @returns {import('rollup').Plugin}
 */
export function bakePartFiles(files) {
  return {
    name: 'bake-part-files',
    async resolveId(source, importer) {
      const swap = Object.entries(CHECKED).find(([name]) => source.endsWith(`/${name}`))
      return swap ? this.resolve(source.replace(...swap), importer) : null
    },
    load(id) {
      if (!id.endsWith('/loading/part-files.ts')) return null
      const baked = Object.entries(files).map(([part, file]) => [
        part,
        { name: basename(file), integrity: integrityOf(readFileSync(file)) },
      ])
      return `export const PART_FILES = ${JSON.stringify(Object.fromEntries(baked))}`
    },
  }
}
