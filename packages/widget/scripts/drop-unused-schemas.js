import { parseAst } from 'rollup/parseAst'
import { spanOf } from './span-of.js'

/**
 * Lets Rollup leave out schemas that nothing uses. A schema is a chain of calls, any of which might
 * have an effect for all a bundler knows; protocol's have none.
 *
 * @returns {import('rollup').Plugin}
 */
export function dropUnusedSchemas() {
  return {
    name: 'drop-unused-schemas',
    transform(code, id) {
      if (!id.includes('/packages/protocol/src/')) return null
      const calls = parseAst(code).body.flatMap(initialCalls)
      return { code: calls.reduceRight(wrapAsPure, code), map: null }
    },
  }
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
