import { putPart } from '../transport/put-part.ts'
import { sealParts } from './seal-parts.ts'
import type { PartInHand, Sealer, SealingJob } from './sealer.ts'

/** Seals, and puts what was sealed, on the thread that it is called on. */
export const sealHere: Sealer = { seal: partsInHand, close: () => {} }

async function* partsInHand(job: SealingJob): AsyncGenerator<PartInHand, void> {
  for await (const part of sealParts(job)) {
    const { size, beginning, digest } = part
    const put: PartInHand['put'] = async (place, options) => {
      await putPart(place, part, options)
    }
    yield { size, beginning, digest, put }
  }
}
