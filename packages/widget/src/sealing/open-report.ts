import { type Case, decodeBase64, reportContextFaults, sha256 } from '@sealpost/protocol'
import { openItem } from '@sealpost/protocol/envelope'
import type { CaseReport, Opener } from './sealing.ts'
import { UnverifiableError, unverifiableReason } from './unverifiable.ts'

/** Opens the report of a case, if it is the one that its reporter sealed. */
export async function openReport(answer: Case, opener: Opener | null): Promise<CaseReport> {
  if (answer.sealed === null || !opener) return { state: 'deleted' }
  const sealed = decodeBase64(answer.sealed)
  try {
    return { state: 'open', ...(await verifyReport(sealed, answer, opener)) }
  } catch (error) {
    return { state: 'unverifiable', reason: unverifiableReason(error), sealed }
  }
}

async function verifyReport(
  sealed: Uint8Array<ArrayBuffer>,
  answer: Case,
  { key, profileHash }: Opener,
) {
  if ((await sha256(sealed)) !== answer.ciphertextHash) {
    throw new UnverifiableError('ciphertext_hash')
  }
  const { item, text, signature } = await openItem(sealed, { key, verifyWith: 'enclosed' })
  const own = key.certificate.fingerprint
  if (item.kind !== 'report') throw new UnverifiableError('kind')
  if (signature.state !== 'valid') throw new UnverifiableError(signature.state)
  // The enclosed certificate could be anybody's: only the key that the receipt unwrapped is mine.
  if (signature.signer !== own) throw new UnverifiableError('unknown_signer')
  const expected = { ...answer, profileHash, recipient: own, signer: own }
  const [fault] = reportContextFaults(item, expected)
  if (fault) throw new UnverifiableError(fault)
  return { item, text }
}
