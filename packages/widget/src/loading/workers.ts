import type { Parts } from './parts.ts'

/** The parts that can also run apart from the page's thread. Each says `ready` when it listens. */
export type WorkerName = Extract<keyof Parts, 'solver' | 'sealer'>

/** Starts one of them; null where the page's policy lets no worker start. */
export type StartWorker = (name: WorkerName) => Promise<Worker | null>
