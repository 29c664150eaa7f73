import { enums, type Message, type SignaturePacket } from '#openpgp'
import type { Certificate } from './certificate.ts'
import { whenever } from './key-times.ts'
import { publicKeyOf } from './parsed-keys.ts'
import { SETTINGS } from './settings.ts'
import type { SignatureVerdict } from './signature-verdict.ts'

type Verification = Awaited<ReturnType<Message<Uint8Array>['verify']>>[number]

/**
 * Judges signatures by the certificates they may come from; one valid signature is enough.
 *
 * Keys must have been valid when the signature says it was made. Signatures from the future count,
 * since a clock may be wrong.
 */
export async function judgeSignatures(
  verifications: readonly Verification[],
  certificates: readonly Certificate[],
): Promise<SignatureVerdict> {
  let state: 'missing' | 'unknown_signer' | 'invalid' = 'missing'
  for (const verification of verifications) {
    const certificate = certificates.find(
      (known) => publicKeyOf(known).getKeys(verification.keyID).length > 0,
    )
    const signedAt = certificate && (await validSince(verification))
    if (signedAt) return { state: 'valid', signer: certificate.fingerprint, signedAt }
    if (state !== 'invalid') state = certificate ? 'invalid' : 'unknown_signer'
  }
  return { state, signer: null, signedAt: null }
}

/** Judges the signatures within a decrypted message. */
export async function verifyMessage(
  message: Message<Uint8Array | string>,
  certificates: readonly Certificate[],
): Promise<SignatureVerdict> {
  const keys = certificates.map(publicKeyOf)
  return judgeSignatures(await message.verify(keys, whenever(), SETTINGS), certificates)
}

async function validSince({ verified, signature }: Verification): Promise<Date | null> {
  try {
    await verified
    const [packet] = (await signature).packets
    return packet && isOverBytes(packet) ? packet.created : null
  } catch {
    return null
  }
}

/** Type 0x00 covers the exact bytes; a text signature covers them after changing line ends (RFC 9580 §5.2.1). */
function isOverBytes(packet: SignaturePacket): boolean {
  return packet.signatureType === enums.signature.binary
}
