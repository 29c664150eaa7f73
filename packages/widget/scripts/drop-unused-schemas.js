import { markPure } from './mark-pure.js'

/**
 * Lets Rollup leave out schemas that nothing uses. A schema is a chain of calls, any of which might
 * have an effect for all a bundler knows; protocol's have none.
 *
 * @returns {import('rollup').Plugin}
 */
export function dropUnusedSchemas() {
  return {
    name: 'drop-unused-schemas',
    transform: (code, id) =>
      id.includes('/packages/protocol/src/') ? { code: markPure(code), map: null } : null,
  }
}
