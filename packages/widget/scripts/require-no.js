/**
 * Fails the build when a text that must not be there is in the minified output.
 *
 * @param {readonly (string | RegExp)[]} forbidden
 * @returns {import('rollup').Plugin}
 */
export function requireNo(forbidden) {
  return {
    name: 'require-no',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        const code = output.type === 'chunk' ? output.code : ''
        const found = forbidden.filter((text) => code.search(text) >= 0)
        if (found.length > 0) this.error(`${output.fileName} contains ${found.join(', ')}`)
      }
    },
  }
}
