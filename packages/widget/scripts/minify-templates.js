import { transformSync } from 'esbuild'
import { parseAst } from 'rollup/parseAst'
import { spanOf } from './span-of.js'

/**
 * Takes the layout out of Lit's templates and style sheets, into which no minifier looks. Comes
 * after the plug-in that takes TypeScript out.
 *
 * @returns {import('rollup').Plugin}
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (!id.includes('/widget/src/')) return null
      const pieces = templatePieces(parseAst(code))
      // From the end, so that the places of those before stay right.
      const result = pieces
        .sort((one, other) => other.start - one.start)
        .reduce((text, { start, end, tag }) => {
          return text.slice(0, start) + SHORTENED[tag](text.slice(start, end)) + text.slice(end)
        }, code)
      return { code: result, map: null }
    },
  }
}

const SHORTENED = {
  /** White space between words stays one space; the templates have no preformatted text. */
  html: collapse,
  svg: collapse,
  css: shortenStyles,
}

/** @param {string} text */
function shortenStyles(text) {
  const { code } = transformSync(text, { loader: 'css', minify: true, charset: 'utf8' })
  // In a template, an escape of CSS would be one of JavaScript, and Lit would read `undefined`.
  if (code.includes('\\')) throw new Error(`The styles contain a backslash: ${code}`)
  return code.trim()
}

/** @param {string} text */
function collapse(text) {
  return text.replace(/\s+/g, ' ')
}

/** @typedef {import('./span-of.js').Span & { tag: keyof typeof SHORTENED }} Piece */

/**
 * The literal parts of every tagged template below a node.
 *
 * @param {unknown} node
 * @returns {Piece[]}
 */
function templatePieces(node) {
  if (typeof node !== 'object' || node === null) return []
  const below = Object.values(node).flatMap(templatePieces)
  if (!('type' in node) || node.type !== 'TaggedTemplateExpression') return below
  const { tag, quasi } = /** @type {import('estree').TaggedTemplateExpression} */ (node)
  if (tag.type !== 'Identifier' || !isShortened(tag.name)) return below
  const { name } = tag
  return [...below, ...quasi.quasis.map((piece) => ({ ...spanOf(piece), tag: name }))]
}

/**
 * @param {string} name
 * @returns {name is keyof typeof SHORTENED}
 */
function isShortened(name) {
  return name in SHORTENED
}
