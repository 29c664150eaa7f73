import type { KeyID } from '#openpgp'
import { KeyId } from '../ids.ts'

/** A key id of OpenPGP.js as ours. */
export function toKeyId(keyId: KeyID): KeyId {
  return KeyId.parse(keyId.toHex())
}
