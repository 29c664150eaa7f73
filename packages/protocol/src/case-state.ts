import * as z from 'zod/mini'
import { encodeBase64Url } from './encodings.ts'
import { sha256 } from './hash.ts'
import { Fingerprint, ReportId, Sha256, type VendorSlug } from './ids.ts'
import { parseJson } from './parse-json.ts'
import { type Receipt, ReceiptError, receiptBytes, receiptDomain } from './receipt.ts'

/** What a reporter needs to come back to a case; stored by the service under a key it cannot derive. */
export const CaseState = z.object({
  /** ASCII-armored private half of the case key. */
  casePrivateKey: z.string().check(z.maxLength(20_000)),
  /** The vendor's primary fingerprint that was pinned when the report was made. */
  fingerprint: Fingerprint,
  profileHash: Sha256,
  reportId: ReportId,
})
export type CaseState = z.infer<typeof CaseState>

/** What a receipt derives. Only the token is ever sent, and the service keeps only its hash. */
export type ReceiptKeys = {
  /** Bearer token of the reporter's requests: 32 bytes in base64url. */
  accessToken: string
  tokenHash: Sha256
  /** AES-256-GCM, not extractable. */
  wrapKey: CryptoKey
}

const IV_BYTES = 12

/** Derives a receipt's access token and wrapping key (HKDF with SHA-256, RFC 5869). */
export async function deriveReceiptKeys(
  receipt: Receipt,
  vendor: VendorSlug,
): Promise<ReceiptKeys> {
  const secret = await crypto.subtle.importKey('raw', receiptBytes(receipt), 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ])
  const salt = await crypto.subtle.digest('SHA-256', receiptDomain(vendor))
  const derivation = (use: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt,
    info: new TextEncoder().encode(use),
  })

  const token = new Uint8Array(await crypto.subtle.deriveBits(derivation('access'), secret, 256))
  const aes = { name: 'AES-GCM', length: 256 }
  return {
    accessToken: encodeBase64Url(token),
    tokenHash: await sha256(token),
    wrapKey: await crypto.subtle.deriveKey(derivation('wrap'), secret, aes, false, [
      'encrypt',
      'decrypt',
    ]),
  }
}

/** Wraps a case's state: 12 bytes IV, then AES-256-GCM of its JSON, bound to vendor and report. */
export async function wrapState(
  wrapKey: CryptoKey,
  state: CaseState,
  vendor: VendorSlug,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const json = new TextEncoder().encode(JSON.stringify(state))
  const sealed = await crypto.subtle.encrypt(cipher(iv, vendor, state.reportId), wrapKey, json)

  const wrapped = new Uint8Array(IV_BYTES + sealed.byteLength)
  wrapped.set(iv)
  wrapped.set(new Uint8Array(sealed), IV_BYTES)
  return wrapped
}

/**
 * Opens what {@link wrapState} wrapped for the same vendor and report.
 *
 * @throws {@link ReceiptError} `wrapped_state_unreadable`, whatever the reason.
 */
export async function unwrapState(
  wrapKey: CryptoKey,
  wrapped: Uint8Array<ArrayBuffer>,
  ...[vendor, reportId]: [vendor: VendorSlug, reportId: ReportId]
): Promise<CaseState> {
  try {
    const algorithm = cipher(wrapped.slice(0, IV_BYTES), vendor, reportId)
    const json = await crypto.subtle.decrypt(algorithm, wrapKey, wrapped.slice(IV_BYTES))
    return CaseState.parse(parseJson(new TextDecoder('utf-8', { fatal: true }).decode(json)))
  } catch (cause) {
    throw new ReceiptError('wrapped_state_unreadable', 'What was stored cannot be opened.', {
      cause,
    })
  }
}

function cipher(iv: Uint8Array<ArrayBuffer>, vendor: VendorSlug, reportId: ReportId): AesGcmParams {
  return {
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(`${vendor}/${reportId}`),
  }
}
