const forIn = /for \(const (\w+) in (\w+)\)/g

/**
 * Makes Zod look at an object's own keys only. Its `for … in` loops stumble over what a page has
 * added to `Object.prototype`, and the form would refuse to work there.
 *
 * @returns {import('rollup').Plugin}
 */
export function readOwnKeys() {
  return {
    name: 'read-own-keys',
    transform(code, id) {
      if (!id.includes('/node_modules/zod/')) return null
      return { code: code.replace(forIn, 'for (const $1 of Object.keys($2))'), map: null }
    },
  }
}
