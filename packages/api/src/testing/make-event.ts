import { decodeBase64, type SealedEvent, type Sha256, sha256 } from '@sealpost/protocol'
import { RECIPIENTS } from './make-profile.ts'
import { makeSealedText } from './make-sealed.ts'
import { REPORTER_KEY_ID } from './make-submission.ts'

/** A sealed event for a place in the vendor's thread, and the hash that the next one must name. */
export async function makeEvent(
  sequence = 0,
  previousHash: Sha256 | null = null,
): Promise<{ event: SealedEvent; hash: Sha256 }> {
  const sealed = makeSealedText({ keyIds: [...RECIPIENTS, REPORTER_KEY_ID] })
  return { event: { sequence, previousHash, sealed }, hash: await sha256(decodeBase64(sealed)) }
}
