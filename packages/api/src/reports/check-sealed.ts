import { FramingError, type KeyId, readFraming, type SizeClass } from '@sealpost/protocol'
import { ProblemError } from '../problem-error.ts'

/**
 * Checks what can be checked of a sealed item without any key, and changes nothing: its framing,
 * and that it is sealed to exactly these encryption keys.
 *
 * @throws {@link ProblemError} `malformed_sealed` or `unusable_recipients`
 */
export function checkSealed(sealed: Uint8Array, recipients: readonly KeyId[]): SizeClass {
  const { keyIds, sizeClass } = framingOf(sealed)
  if (sorted(keyIds) !== sorted(recipients)) throw new ProblemError('unusable_recipients')
  return sizeClass
}

function framingOf(sealed: Uint8Array) {
  try {
    return readFraming(sealed)
  } catch (cause) {
    if (!(cause instanceof FramingError)) throw cause
    throw new ProblemError('malformed_sealed', { detail: cause.message, cause })
  }
}

function sorted(keyIds: readonly KeyId[]): string {
  return [...keyIds].sort().join()
}
