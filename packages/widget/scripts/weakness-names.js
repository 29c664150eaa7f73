import { openSync, readFileSync, readSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const dictionaryFile = fileURLToPath(import.meta.resolve('cwe-sdk/raw/cwe-dictionary.json'))
const catalogueFile = fileURLToPath(import.meta.resolve('cwe-sdk/raw/cwe-archive.xml'))

/**
 * Ids and names of the weaknesses in the data package, without those that were deprecated, one a
 * line in the order of their numbers, and the version of the enumeration.
 */
export function weaknessNames() {
  /** @type {Record<string, { attr: Record<string, string> }>} */
  const dictionary = JSON.parse(readFileSync(dictionaryFile, 'utf8'))
  const lines = Object.entries(dictionary)
    .filter(([, { attr }]) => attr['@_Status'] !== 'Deprecated')
    .sort(([one], [other]) => Number(one) - Number(other))
    .map(([id, { attr }]) => `${id} ${attr['@_Name']}`)
  return { version: catalogueVersion(), names: lines.join('\n') }
}

/** The first tag of the catalogue carries its version; all of it has 15 MB. */
function catalogueVersion() {
  const head = Buffer.alloc(1024)
  readSync(openSync(catalogueFile, 'r'), head)
  const [, version] = /<Weakness_Catalog[^>]* Version="([\d.]+)"/.exec(head.toString()) ?? []
  if (version === undefined) throw new Error('The CWE catalogue does not say its version.')
  return version
}
