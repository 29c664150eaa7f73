/**
 * Lets a part use the Lit of the first script, which lends it under a key (`loading/share-lit.ts`).
 *
 * @param {string} version
 * @returns {import('rollup').Plugin}
 */
export function borrowLit(version) {
  return {
    name: 'borrow-lit',
    resolveId: (source) =>
      source === 'lit' || source === 'lit/directives/repeat.js' ? '\0lent-lit' : null,
    load: (id) =>
      id === '\0lent-lit'
        ? `export const { css, html, nothing, repeat, svg } = globalThis[Symbol.for('sealpost:lit:${version}')]`
        : null,
  }
}
