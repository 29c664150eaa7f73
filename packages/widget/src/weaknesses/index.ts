import { NAMES, VERSION } from './names.ts'
import type { WeaknessList } from './weakness-list.ts'

/** The whole list: a file of its own, loaded when somebody searches it. */
export const weaknesses: WeaknessList = {
  version: VERSION,
  weaknesses: NAMES.split('\n').map((line) => {
    const at = line.indexOf(' ')
    return { id: `CWE-${line.slice(0, at)}`, name: line.slice(at + 1) }
  }),
}
