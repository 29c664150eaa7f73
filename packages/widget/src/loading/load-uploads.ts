import type { Sealer } from '../sealing-worker/sealer.ts'
import { importPart } from './import-parts.ts'
import { loadOnce } from './load-once.ts'
import { startWorker } from './start-worker.ts'

/** Loads what seals and uploads files, as {@link loadOnce} does. */
export const loadUploads = loadOnce(importPart.uploads)

const loadSealer = loadOnce(importPart.sealer)

/** Starts what seals files: apart from the page's thread, or on it where no worker may start. */
export async function startSealer(): Promise<Sealer> {
  const start = () => startWorker('sealer')
  const worker = await start()
  const { sealHere, sealIn } = await loadSealer()
  return worker ? sealIn(worker, start) : sealHere
}
