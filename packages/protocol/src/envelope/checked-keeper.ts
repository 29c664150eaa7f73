import {
  type AnyPacket,
  createMessage,
  enums,
  PacketList,
  readCleartextMessage,
  readSignature,
  type SessionKey,
  type Signature,
  verify,
} from '#openpgp'
import type { Certificate, HeldKey, KeyKeeper } from './certificate.ts'
import { judgeSignatures } from './judge-signatures.ts'
import { KeyError } from './key-error.ts'
import { toKeyId } from './key-id.ts'
import { whenever } from './key-times.ts'
import {
  type CheckedKeeper,
  partIdsOf,
  publicKeyOf,
  type Sealed,
  toHeldKey,
} from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'

/** Pairs a certificate with the program that keeps its private key, and checks what that returns. */
export function holdKey(certificate: Certificate, keeper: KeyKeeper): HeldKey {
  const checked: CheckedKeeper = {
    openSessionKeys: (message) => openSessionKeys(message, certificate, keeper),
    sign: (bytes) => sign(bytes, certificate, keeper),
    signCleartext: (text) => signCleartext(text, certificate, keeper),
  }
  return toHeldKey(certificate, checked)
}

/** The keeper sees nothing of a message but the packets for its own key. */
async function openSessionKeys(
  message: Sealed,
  certificate: Certificate,
  keeper: KeyKeeper,
): Promise<SessionKey[]> {
  const parts = partIdsOf(certificate)
  const keyIds = message.getEncryptionKeyIDs().map(toKeyId)
  const own = new PacketList<AnyPacket>()
  for (const [at, packet] of message.packets.filterByTag(PKESK).entries()) {
    if (parts.some((part) => part === keyIds[at])) own.push(packet)
  }
  const opened = await keeper.openSessionKey(new Uint8Array(own.write()))
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

/** Believes nothing but one signature of that key over exactly these bytes. */
async function sign(
  bytes: Uint8Array<ArrayBuffer>,
  certificate: Certificate,
  keeper: KeyKeeper,
): Promise<Signature> {
  const binarySignature = await keeper.sign(bytes)
  return believed(async () => {
    const signature = await readSignature({ binarySignature, config: SETTINGS })
    const message = await createMessage({ binary: bytes })
    const { signatures } = await verify({
      ...by(certificate),
      message,
      signature,
      format: 'binary',
    })
    const { state } = await judgeSignatures(signatures, [certificate])
    if (state !== 'valid' || signatures.length !== 1) throw new RangeError(state)
    return signature
  })
}

async function signCleartext(
  text: string,
  certificate: Certificate,
  keeper: KeyKeeper,
): Promise<string> {
  const signed = (await keeper.signCleartext(text)).replaceAll('\r\n', '\n')
  return believed(async () => {
    const message = await readCleartextMessage({ cleartextMessage: signed, config: SETTINGS })
    const { data, signatures } = await verify({ ...by(certificate), message })
    const [signature, ...others] = signatures
    await signature?.verified
    if (data !== text || !signature || others.length > 0) throw new RangeError('Another text.')
    return signed
  })
}

function by(certificate: Certificate) {
  const verificationKeys = publicKeyOf(certificate)
  return { verificationKeys, date: whenever(), config: SETTINGS }
}

async function believed<Signed>(check: () => Promise<Signed>): Promise<Signed> {
  try {
    return await check()
  } catch (cause) {
    throw new KeyError('key_other_signature', { cause })
  }
}
