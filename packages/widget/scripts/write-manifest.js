import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { integrityOf } from './integrity.js'

/**
 * Writes `manifest.json` with the hash of every script beside it, for those who print snippets.
 *
 * @param {{ version: string, folder: string }} release
 * @returns {import('rollup').Plugin}
 */
export function writeManifest({ version, folder }) {
  return {
    name: 'write-manifest',
    writeBundle() {
      const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'))
      const files = scripts.sort().map((name) => {
        const bytes = readFileSync(join(folder, name))
        return [name, { integrity: integrityOf(bytes), bytes: bytes.length }]
      })
      const manifest = { version, files: Object.fromEntries(files) }
      writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
    },
  }
}
