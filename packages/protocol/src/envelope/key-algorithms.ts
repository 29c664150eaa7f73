import type { AlgorithmInfo } from '#openpgp'
import { KeyError } from './key-error.ts'

const CURVES: Readonly<Record<string, string>> = {
  curve25519Legacy: 'Curve25519',
  ed25519Legacy: 'Curve25519',
  nistP256: 'NIST P-256',
  nistP384: 'NIST P-384',
  nistP521: 'NIST P-521',
}

/** Shorter is refused; shorter than {@link ADVISED_RSA_BITS} is warned about. */
const MIN_RSA_BITS = 2048
const ADVISED_RSA_BITS = 3072

/**
 * Names an accepted algorithm for people, such as `RSA 3072` or `NIST P-256`.
 *
 * @throws {@link KeyError} `key_algorithm` or `key_rsa_short`.
 */
export function requireAccepted(info: AlgorithmInfo): string {
  switch (info.algorithm) {
    case 'rsaEncryptSign':
      if ((info.bits ?? 0) < MIN_RSA_BITS) {
        throw new KeyError('key_rsa_short', { found: `RSA ${info.bits}` })
      }
      return `RSA ${info.bits}`
    case 'x25519':
    case 'ed25519':
      return 'Curve25519'
    case 'ecdh':
    case 'ecdsa':
    case 'eddsaLegacy': {
      const name = CURVES[info.curve ?? '']
      if (!name) throw new KeyError('key_algorithm', { found: info.curve ?? 'an unknown curve' })
      return name
    }
    default:
      throw new KeyError('key_algorithm', { found: info.algorithm })
  }
}

/** Whether an accepted RSA key should be replaced by a longer one soon. */
export function isShort(info: AlgorithmInfo): boolean {
  return info.bits !== undefined && info.bits < ADVISED_RSA_BITS
}
