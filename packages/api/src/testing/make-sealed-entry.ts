import { decodeBase64, type SealedEntry, type Sha256, sha256 } from '@sealpost/protocol'
import { RECIPIENTS } from './make-profile.ts'
import { makeSealedText } from './make-sealed.ts'
import { REPORTER_KEY_ID } from './make-submission.ts'

/** Where a sealed item stands, and the profile that it is sealed under; perhaps its very bytes. */
type Place = Omit<SealedEntry, 'sealed'> & Partial<SealedEntry>

/** A sealed message or event at a place of the thread, and the hash that the next one must name. */
export async function makeSealedEntry(place: Place): Promise<{ entry: SealedEntry; hash: Sha256 }> {
  const sealed = place.sealed ?? makeSealedText({ keyIds: [...RECIPIENTS, REPORTER_KEY_ID] })
  return { entry: { ...place, sealed }, hash: await sha256(decodeBase64(sealed)) }
}

/** The first sealed item of a vendor. */
export function firstOfVendor({ profileHash }: Pick<Place, 'profileHash'>) {
  return makeSealedEntry({ sequence: 0, previousHash: null, profileHash })
}

/** The first sealed item of a reporter after the report. */
export function firstOfReporter(
  { ciphertextHash }: { ciphertextHash: Sha256 },
  { profileHash }: Pick<Place, 'profileHash'>,
) {
  return makeSealedEntry({ sequence: 1, previousHash: ciphertextHash, profileHash })
}
