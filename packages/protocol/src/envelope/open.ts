import { enums, type Message, readMessage } from '#openpgp'
import { CodedError } from '../coded-error.ts'
import { readFraming } from '../framing.ts'
import { LIMITS } from '../limits.ts'
import { parseJson } from '../parse-json.ts'
import { FORMAT, formatOf } from '../profile.ts'
import { SealedItem } from '../sealed-item.ts'
import type { Certificate, OwnKey } from './certificate.ts'
import { toPastCertificate } from './judge-key.ts'
import { verifyMessage } from './judge-signatures.ts'
import { readPublicBlock } from './key-block.ts'
import { KeyError } from './key-error.ts'
import { whenever } from './key-times.ts'
import { partIdsOf } from './parsed-keys.ts'
import { decodePayload } from './payload.ts'
import { openSessionKeys } from './session-keys.ts'
import { SETTINGS } from './settings.ts'
import type { SignatureVerdict } from './signature-verdict.ts'

/** Why sealed bytes were not opened. */
export type OpenErrorCode =
  | 'not_for_this_key'
  | 'damaged'
  | 'too_large'
  | 'malformed_payload'
  | 'format_too_new'

/** Thrown instead of returning anything half-read. Does not say where the bytes are wrong. */
export class OpenError extends CodedError<OpenErrorCode> {
  override readonly name = 'OpenError'
}

/** What was sealed, and what its signature proves. Whether it belongs here is the context's question. */
export type OpenedItem = {
  item: SealedItem
  /** The part for people; line ends are LF. */
  text: string
  /** The exact JSON that `item` was read from. */
  json: string
  signature: SignatureVerdict
}

/** How to open an item. */
export type OpenOptions = {
  key: OwnKey
  /** `enclosed`: a report is verified with the certificate it carries. Otherwise, whose signatures count. */
  verifyWith: 'enclosed' | readonly Certificate[]
}

/**
 * Opens a sealed item and judges its signature.
 *
 * A missing or wrong signature is an answer, not an error. What the keeper of a key throws is passed on. Afterwards, compare the item with the place
 * where it was found: `reportContextFaults`, `entryContextFaults`.
 *
 * @throws {@link OpenError} `not_for_this_key`, `damaged` for anything but the one accepted frame or bytes that
 * were changed, `too_large`, `malformed_payload` for other contents, `format_too_new` for a later version's.
 */
export async function openItem(sealed: Uint8Array, options: OpenOptions): Promise<OpenedItem> {
  requireFor(sealed, options.key)
  const message = await decryptMessage(sealed, options.key)
  const payload = decodePayload(literalOf(message))
  if (!payload) throw malformed()

  const item = parseItem(payload.json)
  const certificates =
    options.verifyWith === 'enclosed' ? await enclosedCertificates(item) : options.verifyWith
  return { item, ...payload, signature: await verify(message, certificates) }
}

type Opened = Message<Uint8Array | string>

function requireFor(sealed: Uint8Array, key: OwnKey): void {
  if (sealed.length > LIMITS.maxSealedBytes) {
    throw new OpenError('too_large', 'The sealed bytes are larger than any item.')
  }
  const own = partIdsOf(key.certificate)
  if (!keyIdsOf(sealed).some((keyId) => own.includes(keyId))) {
    throw new OpenError('not_for_this_key', 'This was sealed to other keys.')
  }
}

function keyIdsOf(sealed: Uint8Array) {
  try {
    return readFraming(sealed).keyIds
  } catch (cause) {
    throw damaged(cause)
  }
}

async function decryptMessage(sealed: Uint8Array, key: OwnKey): Promise<Opened> {
  const message = await readMessage({ binaryMessage: sealed, config: SETTINGS }).catch(
    (cause: unknown) => {
      throw damaged(cause)
    },
  )
  const sessionKeys = await openSessionKeys(message, key)
  try {
    return await message.decrypt(undefined, undefined, sessionKeys, whenever(), SETTINGS)
  } catch (cause) {
    throw damaged(cause)
  }
}

/** Exactly one literal, not compressed and not within another message. */
function literalOf(message: Opened): Uint8Array {
  if (message.packets.findPacket(enums.packet.compressedData)) throw malformed()
  const bytes: unknown = message.getLiteralData()
  if (!(bytes instanceof Uint8Array)) throw malformed()
  return bytes
}

function parseItem(json: string): SealedItem {
  const value = readJson(json)
  if (formatOf(value) > FORMAT) {
    throw new OpenError('format_too_new', 'This was sealed by a newer version. Update to read it.')
  }
  const result = SealedItem.safeParse(value)
  if (!result.success) throw malformed(result.error)
  return result.data
}

function readJson(json: string): unknown {
  try {
    return parseJson(json)
  } catch (cause) {
    throw malformed(cause)
  }
}

/** A certificate that cannot be read signs nothing. */
async function enclosedCertificates(item: SealedItem): Promise<Certificate[]> {
  if (item.kind !== 'report') return []
  try {
    const { block, key } = await readPublicBlock(item.reporterCertificate)
    return [await toPastCertificate(key, block)]
  } catch (error) {
    if (error instanceof KeyError) return []
    throw error
  }
}

/** Signatures stand behind the literal, so a second literal shows only here. */
async function verify(
  message: Opened,
  certificates: readonly Certificate[],
): Promise<SignatureVerdict> {
  try {
    return await verifyMessage(message, certificates)
  } catch (cause) {
    throw damaged(cause)
  }
}

function damaged(cause: unknown): OpenError {
  return new OpenError('damaged', 'The sealed bytes were cut off or changed.', { cause })
}

function malformed(cause?: unknown): OpenError {
  return new OpenError('malformed_payload', 'What was sealed is not a Sealpost item.', { cause })
}
