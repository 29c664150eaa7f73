import { ownScript } from './own-script.ts'
import { PART_FILES } from './part-files.ts'
import { trustedScriptUrl } from './trusted-script-url.ts'
import { whenReady } from './when-ready.ts'
import type { StartWorker, WorkerName } from './workers.ts'

/** What was checked is kept: a large file takes a worker for each of its parts. */
const scripts = new Map<WorkerName, Blob>()

/**
 * Starts a part's file beside the first script, with its hash enforced. No worker may come from
 * another origin, nor has one an integrity of its own: the bytes are fetched with it and run as a blob.
 */
export const startWorker: StartWorker = async (name) => {
  if (!ownScript) return null
  try {
    const script = scripts.get(name) ?? (await fetchScript(name, ownScript.src))
    scripts.set(name, script)
    return await runBlob(script)
  } catch {
    return null
  }
}

async function fetchScript(name: WorkerName, base: string): Promise<Blob> {
  const { name: file, integrity } = PART_FILES[name]
  const url = new URL(file, base)
  const options = { integrity, credentials: 'omit', referrerPolicy: 'no-referrer' } as const
  const bytes = await (await fetch(url, options)).arrayBuffer()
  return new Blob([bytes], { type: 'text/javascript' })
}

async function runBlob(script: Blob): Promise<Worker | null> {
  const url = URL.createObjectURL(script)
  try {
    return await whenReady(new Worker(trustedScriptUrl(url), { type: 'module' }))
  } finally {
    URL.revokeObjectURL(url)
  }
}
