import { type DecryptedSessionKey, decryptSessionKeys, type SessionKey } from '#openpgp'
import type { OwnKey } from './certificate.ts'
import { whenever } from './key-times.ts'
import { keeperOf, privateKeyOf, type Sealed } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'

/**
 * Opens the session keys of a message that names a part of the key; none if they were changed. What the
 * keeper of a key throws is passed on.
 */
export async function openSessionKeys(message: Sealed, key: OwnKey): Promise<SessionKey[]> {
  if ('isHeld' in key) return keeperOf(key).openSessionKeys(message)
  const decryptionKeys = privateKeyOf(key)
  const opened = decryptSessionKeys({
    message,
    decryptionKeys,
    date: whenever(),
    config: SETTINGS,
  })
  return opened.then((keys) => keys.filter(hasCipher)).catch(() => [])
}

/** Only that of a version 2 SEIPD packet does not name its own. */
function hasCipher(key: DecryptedSessionKey): key is SessionKey {
  return key.algorithm !== null
}
