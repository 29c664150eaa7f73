/**
 * Makes an ES module of a library that is published only for `require`: it finds the `module` that
 * it looks for, and what it puts there is the default export.
 *
 * @param {string} code
 */
export function asModule(code) {
  return `const module = { exports: {} }, { exports } = module\n${code}\nexport default module.exports`
}
