import { whenReady } from './when-ready.ts'
import type { StartWorker } from './workers.ts'

/** Addresses as they are after compiling, written out so that a page's own bundler finds them. */
const WORKERS = {
  solver: () =>
    new Worker(new URL('../proof-of-work/index.js', import.meta.url), { type: 'module' }),
  sealer: () =>
    new Worker(new URL('../sealing-worker/index.js', import.meta.url), { type: 'module' }),
} satisfies Record<Parameters<StartWorker>[0], () => Worker>

/**
 * Starts a part apart from the page's thread, as a module of the page's own build. The script-tag
 * build puts `start-checked-worker.ts` in this file's place.
 */
export const startWorker: StartWorker = async (name) => {
  try {
    return await whenReady(WORKERS[name]())
  } catch {
    return null
  }
}
