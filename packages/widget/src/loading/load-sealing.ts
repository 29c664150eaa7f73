import type { Sealing } from '../sealing/sealing.ts'
import { importSealing } from './import-sealing.ts'

let loading: Promise<Sealing> | null = null

/** Loads the crypto code once for all elements of a page; after a failure, the next call tries again. */
export function loadSealing(): Promise<Sealing> {
  loading ??= importSealing().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}
