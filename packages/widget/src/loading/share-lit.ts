import { css, html, nothing, svg } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { VERSION } from '../session/version.ts'

/**
 * Lends this script's Lit to its parts, whose build looks for it here instead of bringing another:
 * two copies would not know each other's templates.
 */
export function shareLit(): void {
  const lit = { css, html, nothing, repeat, svg }
  Reflect.set(globalThis, Symbol.for(`sealpost:lit:${VERSION}`), lit)
}
