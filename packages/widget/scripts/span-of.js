/** @typedef {{ start: number, end: number }} Span Places in a module's text. */

/**
 * Where a node stands. Rollup's nodes say it; the type they have, estree's, does not.
 *
 * @param {import('estree').BaseNode} node
 * @returns {Span}
 */
export function spanOf(node) {
  const { start, end } = /** @type {import('estree').BaseNode & Span} */ (node)
  return { start, end }
}
