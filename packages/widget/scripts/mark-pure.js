import { parseAst } from 'rollup/parseAst'
import { spanOf } from './span-of.js'

/**
 * Lets Rollup leave out the constants of a module that nothing uses. For all a bundler knows, the call
 * that makes one may do more than return it. Only for modules where none does.
 *
 * @param {string} code
 */
export function markPure(code) {
  return parseAst(code).body.flatMap(initialCalls).reduceRight(wrapAsPure, code)
}

/**
 * Calls whose outcome a top-level constant holds.
 *
 * @param {import('rollup').ProgramNode['body'][number]} node
 * @returns {import('./span-of.js').Span[]}
 */
function initialCalls(node) {
  const declaration = node.type === 'ExportNamedDeclaration' ? node.declaration : node
  if (declaration?.type !== 'VariableDeclaration') return []
  return declaration.declarations.flatMap(({ init }) =>
    init?.type === 'CallExpression' ? [spanOf(init)] : [],
  )
}

/**
 * @param {string} code
 * @param {import('./span-of.js').Span} call
 */
function wrapAsPure(code, { start, end }) {
  return `${code.slice(0, start)}/*#__PURE__*/ (() => ${code.slice(start, end)})()${code.slice(end)}`
}
