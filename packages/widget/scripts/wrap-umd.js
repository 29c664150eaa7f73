import { asModule } from '../../../scripts/as-module.mjs'

/**
 * Makes ES modules of the files that match: libraries that are published only for `require`.
 *
 * @param {RegExp} files
 * @returns {import('rollup').Plugin}
 */
export function wrapUmd(files) {
  return {
    name: 'wrap-umd',
    transform: (code, id) => (files.test(id) ? { code: asModule(code), map: null } : null),
  }
}
