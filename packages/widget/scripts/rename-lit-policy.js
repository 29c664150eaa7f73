const litPolicy = 'createPolicy("lit-html"'

/**
 * Gives Lit's Trusted Types policy a name of its own, so that a page which uses Lit itself may
 * allow each name once.
 *
 * @param {string} name
 * @returns {import('rollup').Plugin}
 */
export function renameLitPolicy(name) {
  let isRenamed = false
  return {
    name: 'rename-lit-policy',
    transform(code, id) {
      if (!id.endsWith('/lit-html/lit-html.js')) return null
      isRenamed = code.includes(litPolicy)
      return { code: code.replace(litPolicy, `createPolicy("${name}"`), map: null }
    },
    buildEnd(error) {
      if (!error && !isRenamed) this.error('Lit no longer makes the policy that is to be renamed.')
    },
  }
}
