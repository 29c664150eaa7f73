import {
  createMessage,
  encrypt,
  generateSessionKey,
  type PrivateKey,
  type SessionKey,
  type Signature,
} from '#openpgp'
import { readFraming } from '../framing.ts'
import type { SealedItem } from '../sealed-item.ts'
import type { Certificate, OwnKey } from './certificate.ts'
import { requireSigning } from './judge-key.ts'
import { lastChange } from './key-times.ts'
import { encryptionKeyIdOf, keeperOf, privateKeyOf, publicKeyOf } from './parsed-keys.ts'
import { encodePayload } from './payload.ts'
import { revealsText } from './reveals-text.ts'
import { SealError } from './seal-error.ts'
import { SETTINGS } from './settings.ts'
import { withFreshKeys } from './with-fresh-keys.ts'

/** A sealed item: a binary OpenPGP message. Only sealing makes one, and only this may be sent. */
export type Sealed = Uint8Array<ArrayBuffer> & { readonly __brand: 'Sealed' }

/** What is sealed, by whom and for whom. */
export type SealInput = {
  item: SealedItem
  /** The same for people, as plain text; line ends are LF. */
  text: string
  /** Must be the key that `item.from` names. */
  signer: OwnKey
  /** Must be the certificates that `item.to` names: all recipients of the channel, and the case key. */
  recipients: readonly Certificate[]
  now: Date
}

/**
 * Signs an item and encrypts it to its recipients, padded to a size class.
 *
 * The bytes are checked before they are returned: their frame, their recipients, and that nothing
 * typed can be read in them. There is no way to get anything else from here.
 *
 * @throws {@link SealError} `item_too_large` beyond the largest class, `recipient_unusable` if a certificate
 * expired or was revoked, `self_check_failed` if the outcome is not what was asked for, `crypto_failed`
 * if a computation fails. What the keeper of a key throws is passed on.
 */
export async function sealItem(input: SealInput): Promise<Sealed> {
  const json = JSON.stringify(input.item)
  const payload = encodePayload({ text: input.text, json })
  if (!payload) throw new SealError('item_too_large', 'The text does not fit in 1 MiB.')

  const date = sealingDate(input)
  await requireUsable(input.recipients, date)
  const signing = await prepareSigning(payload, input.signer, date)
  const bytes = await withFreshKeys(() =>
    encryptPayload(payload, input.recipients, { signing, date }),
  ).catch(failed)
  if (!isWhatWasAsked(bytes, input)) {
    throw new SealError(
      'self_check_failed',
      'The sealed bytes are not as intended. Nothing was sent.',
    )
  }
  return toSealed(bytes)
}

/** A clock that runs behind a key's last change must not stop a report. */
function sealingDate({ now, recipients }: SealInput): Date {
  const changes = recipients.map((recipient) => Number(lastChange(publicKeyOf(recipient))))
  return new Date(Math.max(Number(now), ...changes))
}

async function requireUsable(recipients: readonly Certificate[], date: Date): Promise<void> {
  try {
    for (const recipient of recipients) {
      const keyId = encryptionKeyIdOf(recipient)
      await publicKeyOf(recipient).getEncryptionKey(keyId, date, undefined, SETTINGS)
    }
  } catch (cause) {
    throw new SealError('recipient_unusable', 'A recipient\u2019s key cannot be used.', { cause })
  }
}

/** A key in hand signs while it is sealed; a keeper has signed before. */
type Signing = { signingKeys: PrivateKey } | { signature: Signature }

async function prepareSigning(
  payload: Uint8Array<ArrayBuffer>,
  signer: OwnKey,
  date: Date,
): Promise<Signing> {
  await requireSigning(publicKeyOf(signer.certificate), date).catch(failed)
  if ('isHeld' in signer) return { signature: await keeperOf(signer).sign(payload) }
  return { signingKeys: privateKeyOf(signer) }
}

async function encryptPayload(
  payload: Uint8Array,
  recipients: readonly Certificate[],
  { signing, date }: { signing: Signing; date: Date },
): Promise<Uint8Array<ArrayBuffer>> {
  const encryptionKeys = recipients.map(publicKeyOf)
  const sealed: unknown = await encrypt({
    message: await createMessage({ binary: payload, date }),
    encryptionKeys,
    encryptionKeyIDs: recipients.map(encryptionKeyIdOf),
    ...signing,
    sessionKey: withoutAead(await generateSessionKey({ encryptionKeys, date, config: SETTINGS })),
    date,
    format: 'binary',
    config: SETTINGS,
  })
  if (!(sealed instanceof Uint8Array)) throw new TypeError('A sealed message is bytes.')
  return new Uint8Array(sealed)
}

function failed(cause: unknown): never {
  throw new SealError('crypto_failed', 'Sealing failed. Nothing was sent.', { cause })
}

/** Recipients that all announce SEIPD v2 would get it; programs of today read only v1. */
function withoutAead({ data, algorithm }: SessionKey): SessionKey {
  return { data, algorithm }
}

function isWhatWasAsked(bytes: Uint8Array, { item, text, signer, recipients }: SealInput): boolean {
  try {
    return (
      item.from === signer.certificate.fingerprint &&
      isSameSet(
        item.to,
        recipients.map((recipient) => recipient.fingerprint),
      ) &&
      isSameSet(
        readFraming(bytes).keyIds,
        recipients.map((recipient) => recipient.encryptionKeyId),
      ) &&
      !revealsText(bytes, [item.body, text])
    )
  } catch {
    return false
  }
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && new Set([...one, ...other]).size === one.length
}

/** Called only after the self-check. */
function toSealed(bytes: Uint8Array<ArrayBuffer>): Sealed {
  return bytes as Sealed
}
