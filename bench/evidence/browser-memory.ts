import { readdirSync, readFileSync } from 'node:fs'

const SAMPLE_EVERY_MS = 100

/** Watches how much memory a browser and all its processes hold, in bytes. */
export type MemoryWatch = { growthBytes: () => number; stop: () => void }

/** Begins to sample; growth counts from here on, up to the peak. */
export function watchMemory(browserId: number): MemoryWatch {
  const before = memoryOf(browserId)
  let peak = before
  const sample = () => {
    peak = Math.max(peak, memoryOf(browserId))
  }
  const timer = setInterval(sample, SAMPLE_EVERY_MS)
  return { growthBytes: () => peak - before, stop: () => clearInterval(timer) }
}

/**
 * What a browser and all its processes hold now. `Pss` counts a page that several of them share once,
 * split among them; summed up `Rss` would count it as often as it is mapped.
 */
function memoryOf(browserId: number): number {
  return familyOf(browserId).reduce((sum, id) => sum + proportionalBytes(id), 0)
}

function proportionalBytes(processId: number): number {
  try {
    const rollup = readFileSync(`/proc/${processId}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0) * 1024
  } catch {
    // It has just ended.
    return 0
  }
}

function familyOf(processId: number): number[] {
  const children = childrenOf(processId)
  return [processId, ...children.flatMap(familyOf)]
}

function childrenOf(processId: number): number[] {
  try {
    return readdirSync(`/proc/${processId}/task`).flatMap((thread) =>
      readFileSync(`/proc/${processId}/task/${thread}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    )
  } catch {
    return []
  }
}
