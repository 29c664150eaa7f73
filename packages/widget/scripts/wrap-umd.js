/**
 * Makes an ES module of a library that is published only for `require`: it finds the `module` that
 * it looks for, and what it puts there is the default export.
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

/** @param {string} code */
export function asModule(code) {
  return `const module = { exports: {} }, { exports } = module\n${code}\nexport default module.exports`
}
