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

/**
 * Makes an ES module of a library that is published only for `require`: it finds the `module` that
 * it looks for, and what it puts there is the default export.
 *
 * @param {string} code
 */
function asModule(code) {
  return `const module = { exports: {} }, { exports } = module\n${code}\nexport default module.exports`
}
