import { CodedError } from './coded-error.ts'
import type { VendorSlug } from './ids.ts'

/**
 * The secret that opens a case, in canonical form: 28 Crockford base32 characters in upper case,
 * without separators. It stands for 128 random bits and never leaves the browser.
 */
export type Receipt = string & { readonly __brand: 'Receipt' }

/** Why a text is not this vendor's receipt, or what it wraps cannot be read. */
export type ReceiptErrorCode =
  | 'receipt_empty'
  | 'receipt_is_reference'
  | 'receipt_length'
  | 'receipt_characters'
  | 'receipt_checksum'
  | 'wrapped_state_unreadable'

/** Thrown where a receipt, or the state wrapped under it, is not what it should be. */
export class ReceiptError extends CodedError<ReceiptErrorCode> {
  override readonly name = 'ReceiptError'
}

// Crockford base32 leaves out I, L, O and U.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const RANDOM_BYTES = 16
const CHECKSUM_BITS = 12
const LENGTH = (RANDOM_BYTES * 8 + CHECKSUM_BITS) / 5
const GROUP = 4

/** Makes a fresh receipt for a vendor. */
export async function createReceipt(vendor: VendorSlug): Promise<Receipt> {
  return encodeReceipt(crypto.getRandomValues(new Uint8Array(RANDOM_BYTES)), vendor)
}

/** Gives 16 random bytes the form of a receipt; the same bytes always give the same receipt. */
export async function encodeReceipt(
  bytes: Uint8Array<ArrayBuffer>,
  vendor: VendorSlug,
): Promise<Receipt> {
  const value = (toBigInt(bytes) << BigInt(CHECKSUM_BITS)) | BigInt(await checksum(bytes, vendor))
  return toReceipt(encodeBase32(value))
}

/**
 * Reads a receipt as a person types it: case, spaces and dashes do not matter, and I, L and O are
 * taken for the digits they look like.
 *
 * @throws {@link ReceiptError} `receipt_empty`, `receipt_is_reference` if it is a public ticket number,
 * `receipt_characters`, `receipt_length`, or `receipt_checksum` for a typo or another vendor's receipt.
 */
export async function parseReceipt(text: string, vendor: VendorSlug): Promise<Receipt> {
  const typed = text.replace(/[\s\p{Dash_Punctuation}\u2212]/gu, '').toUpperCase()
  if (typed === '') throw new ReceiptError('receipt_empty', 'Enter the receipt.')
  if (/^[A-Z]{2}[0-9A-Z]{8}$/.test(typed)) {
    throw new ReceiptError('receipt_is_reference', 'This is the public reference of a report.')
  }

  const canonical = typed.replace(/[IL]/g, '1').replaceAll('O', '0')
  if (!/^[0-9A-HJKMNP-TV-Z]*$/.test(canonical)) {
    throw new ReceiptError('receipt_characters', 'Receipts have only letters except U, and digits.')
  }
  if (canonical.length !== LENGTH) {
    throw new ReceiptError('receipt_length', `A receipt has ${LENGTH} characters.`)
  }

  const receipt = await encodeReceipt(receiptBytes(canonical), vendor)
  if (receipt !== canonical) {
    throw new ReceiptError('receipt_checksum', 'A character is wrong, or the vendor is another.')
  }
  return receipt
}

/** Writes a receipt for people: groups of four, joined with dashes. */
export function formatReceipt(receipt: Receipt): string {
  const groups = Array.from({ length: LENGTH / GROUP }, (_, group) =>
    receipt.slice(group * GROUP, (group + 1) * GROUP),
  )
  return groups.join('-')
}

/** The 16 bytes a receipt stands for, its checksum left out. */
export function receiptBytes(receipt: string): Uint8Array<ArrayBuffer> {
  let value = 0n
  for (const character of receipt) value = (value << 5n) | BigInt(ALPHABET.indexOf(character))
  value >>= BigInt(CHECKSUM_BITS)

  const bytes = new Uint8Array(RANDOM_BYTES)
  for (let at = RANDOM_BYTES - 1; at >= 0; at--, value >>= 8n) bytes[at] = Number(value & 0xffn)
  return bytes
}

/** What every hash and derivation of a receipt starts from, so that it belongs to one vendor. */
export function receiptDomain(vendor: VendorSlug): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`sealpost/1/${vendor}`)
}

async function checksum(bytes: Uint8Array<ArrayBuffer>, vendor: VendorSlug): Promise<number> {
  const domain = receiptDomain(vendor)
  const input = new Uint8Array(domain.length + bytes.length)
  input.set(domain)
  input.set(bytes, domain.length)
  const digest = new DataView(await crypto.subtle.digest('SHA-256', input))
  return digest.getUint16(0) >> (16 - CHECKSUM_BITS)
}

function toBigInt(bytes: Uint8Array): bigint {
  let value = 0n
  for (const byte of bytes) value = (value << 8n) | BigInt(byte)
  return value
}

function encodeBase32(value: bigint): string {
  let text = ''
  for (let shift = BigInt((LENGTH - 1) * 5); shift >= 0n; shift -= 5n) {
    text += ALPHABET.charAt(Number((value >> shift) & 31n))
  }
  return text
}

/** Called only with the 28 characters that {@link encodeReceipt} writes. */
function toReceipt(text: string): Receipt {
  return text as Receipt
}
