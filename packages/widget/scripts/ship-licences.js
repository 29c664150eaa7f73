import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const installed = fileURLToPath(new URL('../../../node_modules/', import.meta.url))
const bundled = ['ae-cvss-calculator', 'altcha-lib', 'lit', 'openpgp', 'qr', 'zod']

/**
 * Puts the licences of everything bundled beside the scripts, as they ask.
 *
 * @param {string} folder
 * @returns {import('rollup').Plugin}
 */
export function shipLicences(folder) {
  return {
    name: 'ship-licences',
    writeBundle() {
      for (const name of readdirSync('licences')) {
        copyFileSync(join('licences', name), join(folder, name))
      }
      for (const name of bundled) {
        copyFileSync(licenceOf(name), join(folder, `licence-${name}.txt`))
      }
    },
  }
}

/** @param {string} name */
function licenceOf(name) {
  const file = readdirSync(join(installed, name)).find((each) => /^LICENSE(\.txt)?$/.test(each))
  if (!file) throw new Error(`${name} comes without a licence`)
  return join(installed, name, file)
}
