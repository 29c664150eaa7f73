import {
  type AnyPacket,
  type DecryptedSessionKey,
  decryptSessionKeys,
  enums,
  type MaybeStream,
  type Message,
  PacketList,
  type SessionKey,
} from '#openpgp'
import type { HeldKey, OwnKey } from './certificate.ts'
import { toKeyId } from './key-id.ts'
import { whenever } from './key-times.ts'
import { partIdsOf, privateKeyOf } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'

type Sealed = Message<MaybeStream<Uint8Array | string>>

/**
 * Opens the session keys of a message that names a part of the key; none if they were changed. What the
 * keeper of a key throws is passed on.
 */
export async function openSessionKeys(message: Sealed, key: OwnKey): Promise<SessionKey[]> {
  if ('keeper' in key) return askKeeper(message, key)
  const decryptionKeys = privateKeyOf(key)
  const opened = decryptSessionKeys({
    message,
    decryptionKeys,
    date: whenever(),
    config: SETTINGS,
  })
  return opened.then((keys) => keys.filter(hasCipher)).catch(() => [])
}

/** The keeper sees nothing of the message but the packets for its own key. */
async function askKeeper(message: Sealed, key: HeldKey): Promise<SessionKey[]> {
  const parts = partIdsOf(key.certificate)
  const keyIds = message.getEncryptionKeyIDs().map(toKeyId)
  const own = new PacketList<AnyPacket>()
  for (const [at, packet] of message.packets.filterByTag(PKESK).entries()) {
    if (parts.some((part) => part === keyIds[at])) own.push(packet)
  }
  const opened = await key.keeper.openSessionKey(new Uint8Array(own.write()))
  const algorithm = opened && CIPHERS.get(opened.cipher)
  return algorithm ? [{ algorithm, data: opened.bytes }] : []
}

const PKESK = enums.packet.publicKeyEncryptedSessionKey

/** Those that items and files are sealed with (RFC 9580 §9.3). */
const CIPHERS: ReadonlyMap<number, SessionKey['algorithm']> = new Map([
  [7, 'aes128'],
  [8, 'aes192'],
  [9, 'aes256'],
])

/** Only that of a version 2 SEIPD packet does not name its own. */
function hasCipher(key: DecryptedSessionKey): key is SessionKey {
  return key.algorithm !== null
}
