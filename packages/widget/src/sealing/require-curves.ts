import { TroubleError } from '../trouble.ts'

/**
 * Checks that the browser has Curve25519, which the crypto file does not bring. Without this, an old
 * browser would seem to find every signature wrong.
 *
 * @throws {@link TroubleError} `browser_too_old`.
 */
export async function requireCurves(): Promise<void> {
  try {
    await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])
    await crypto.subtle.generateKey('X25519', false, ['deriveBits'])
  } catch (cause) {
    // WebKitGTK's library fails like this now and then; an unknown curve has another name.
    if (cause instanceof DOMException && cause.name === 'OperationError') return
    throw new TroubleError('browser_too_old', { cause })
  }
}
