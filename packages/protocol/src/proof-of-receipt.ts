import * as z from 'zod/mini'
import { decodeBase64, type Timestamp } from './encodings.ts'
import type { Reference, ReportId, Sha256, VendorSlug } from './ids.ts'

/** The service's signature over what it received and when. */
export const ProofOfReceipt = z.object({
  /** Ed25519 public key (RFC 8032) in base64; counts only if the vendor's profile names it. */
  key: z.string().check(z.maxLength(100)),
  /** Ed25519 signature over {@link proofText}, in base64. */
  signature: z.string().check(z.maxLength(200)),
})
export type ProofOfReceipt = z.infer<typeof ProofOfReceipt>

/** What a proof of receipt is about. */
export type ReceivedReport = {
  vendor: VendorSlug
  reportId: ReportId
  reference: Reference
  ciphertextHash: Sha256
  receivedAt: Timestamp
}

/** How a proof of receipt stands: `unsupported` where the platform has no Ed25519. */
export type ProofVerdict = 'valid' | 'invalid' | 'unknown_key' | 'unsupported'

/** The exact text that a service signs: six lines, each ended by LF. */
export function proofText(report: ReceivedReport): string {
  const { vendor, reportId, reference, ciphertextHash, receivedAt } = report
  return ['sealpost-proof/1', vendor, reportId, reference, ciphertextHash, receivedAt]
    .map((line) => `${line}\n`)
    .join('')
}

/**
 * Judges a proof of receipt without asking anybody.
 *
 * @param proofKeys From the vendor's verified profile: `service.proofKeys`.
 */
export async function verifyProof(
  proof: ProofOfReceipt,
  report: ReceivedReport,
  proofKeys: readonly string[],
): Promise<ProofVerdict> {
  if (!proofKeys.includes(proof.key)) return 'unknown_key'
  const key = await importKey(proof.key)
  if (typeof key === 'string') return key
  const signature = bytesOf(proof.signature)
  const text = new TextEncoder().encode(proofText(report))
  const isValid = signature && (await crypto.subtle.verify('Ed25519', key, signature, text))
  return isValid ? 'valid' : 'invalid'
}

async function importKey(encoded: string): Promise<CryptoKey | 'invalid' | 'unsupported'> {
  const bytes = bytesOf(encoded)
  if (bytes?.length !== 32) return 'invalid'
  try {
    return await crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify'])
  } catch (error) {
    const isUnsupported = error instanceof DOMException && error.name === 'NotSupportedError'
    return isUnsupported ? 'unsupported' : 'invalid'
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return decodeBase64(base64)
  } catch {
    return undefined
  }
}
