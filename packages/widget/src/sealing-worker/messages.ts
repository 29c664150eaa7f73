import type { Patience, Wait } from '../transport/ask.ts'
import type { PartPlace } from '../transport/put-part.ts'
import { TroubleError, troubleOf } from '../trouble.ts'
import type { SealedPart, SealingJob } from './sealer.ts'

/** What the page asks a worker to seal: to begin with a file, or the next part of it. */
export type SealOrder = SealingJob | 'next'

/** The answer to each. Without a part, the file has ended. */
export type SealWord = { part?: SealedPart } | Failed

/** What the page asks a worker to put: no receipt and no key, only what `fetch` needs. */
export type PutOrder = { put: SealedPart; place: PartPlace; patience: Patience }

/** What is said of it: before each wait, and at last how it ended. */
export type PutWord = { wait: Wait } | 'stored' | Failed

type Failed = { code: string }

export function toFailed(error: unknown): Failed {
  return { code: troubleOf(error) }
}

export function errorOf(failed: Failed): TroubleError {
  return new TroubleError(troubleOf(failed))
}
