import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { integrityOf } from './integrity.js'

/**
 * Bakes the crypto file's name and hash into the first script, and makes it load that file by its
 * hash instead of importing its sources.
 *
 * @param {string} cryptoFile Built before.
 * @returns {import('rollup').Plugin}
 */
export function bakeCryptoFile(cryptoFile) {
  return {
    name: 'bake-crypto-file',
    async resolveId(source, importer) {
      if (!source.endsWith('/import-sealing.ts')) return null
      const checked = source.replace('import-sealing.ts', 'import-checked-sealing.ts')
      return this.resolve(checked, importer)
    },
    load(id) {
      if (!id.endsWith('/loading/crypto-file.ts')) return null
      const integrity = integrityOf(readFileSync(cryptoFile))
      const file = { name: basename(cryptoFile), integrity }
      return `export const CRYPTO_FILE = ${JSON.stringify(file)}`
    },
  }
}
