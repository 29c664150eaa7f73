import { createMessage, decryptSessionKeys, readMessage, sign } from '#openpgp'
import type { KeyKeeper, SecretKey } from '../certificate.ts'
import { privateKeyOf } from '../parsed-keys.ts'
import { SETTINGS } from '../settings.ts'

/** A program that keeps these keys and signs with all of them, unless it does something else. */
export function makeKeeper(
  key: SecretKey,
  { signers = [key], ...changes }: Partial<KeyKeeper> & { signers?: SecretKey[] } = {},
): KeyKeeper {
  const settings = { config: SETTINGS, date: key.certificate.createdAt }
  return {
    async openSessionKey(packets) {
      const message = await readMessage({ binaryMessage: packets, config: SETTINGS })
      const decryptionKeys = privateKeyOf(key)
      const [opened] = await decryptSessionKeys({ message, decryptionKeys, ...settings })
      return opened?.algorithm === 'aes256' ? { cipher: 9, bytes: copyOf(opened.data) } : null
    },
    async sign(bytes) {
      const message = await createMessage({ binary: bytes })
      const signingKeys = signers.map(privateKeyOf)
      const how = { detached: true, format: 'binary', ...settings } as const
      const signature: unknown = await sign({ message, signingKeys, ...how })
      return signature instanceof Uint8Array ? signature : new Uint8Array()
    },
    signCleartext: (text) => Promise.resolve(text),
    ...changes,
  }
}

function copyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes)
}
