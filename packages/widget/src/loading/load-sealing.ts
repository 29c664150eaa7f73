import type { Sealing } from '../sealing/sealing.ts'
import { importPart } from './import-parts.ts'
import { loadOnce } from './load-once.ts'

/** Loads the crypto code once for all elements of a page; after a failure, the next call tries again. */
export const loadSealing: () => Promise<Sealing> = loadOnce(importPart.sealing)
