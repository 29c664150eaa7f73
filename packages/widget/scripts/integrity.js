import { createHash } from 'node:crypto'

/**
 * Subresource integrity of a file (W3C SRI §3.1).
 *
 * @param {Uint8Array} bytes
 */
export function integrityOf(bytes) {
  return `sha384-${createHash('sha384').update(bytes).digest('base64')}`
}
