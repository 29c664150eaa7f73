import type { SealedItem } from '@sealpost/protocol'
import { openItem, type Sealed, type SecretKey } from '@sealpost/protocol/envelope'
import { TroubleError } from '../trouble.ts'

/**
 * Opens what was sealed, as its reporter will. OpenPGP.js encrypts with the browser's AES and decrypts
 * with its own: bytes that open were encrypted, whatever a page may have done to WebCrypto.
 *
 * @throws {@link TroubleError} `self_check_failed`.
 */
export async function requireReadable(
  sealed: Sealed,
  item: SealedItem,
  key: SecretKey,
): Promise<void> {
  try {
    const opened = await openItem(sealed, { key, verifyWith: [key.certificate] })
    if (opened.signature.state === 'valid' && opened.json === JSON.stringify(item)) return
  } catch (cause) {
    throw new TroubleError('self_check_failed', { cause })
  }
  throw new TroubleError('self_check_failed')
}
