import {
  encodeBase64,
  type ProofOfReceipt,
  proofText,
  type ReceivedReport,
} from '@sealpost/protocol'
import type { Deps } from '../deps.ts'

/** Signs what was received and when. A repeated submission gets the same proof; null without a key. */
export async function signReceipt(
  { serviceKey }: Deps,
  report: ReceivedReport,
): Promise<ProofOfReceipt | null> {
  if (!serviceKey) return null
  const signature = await serviceKey.sign(proofText(report))
  return { key: serviceKey.publicKey, signature: encodeBase64(signature) }
}
