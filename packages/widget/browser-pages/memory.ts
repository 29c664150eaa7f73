import { execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { findBrowsers } from '../../../scripts/ensure-browsers.mjs'

const run = promisify(execFile)
const { PS_PATH = 'ps' } = findBrowsers()

/** By how many megabytes the largest of this process's browsers' processes grew at most during some work. */
export async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  const before = await largestMegabytes()
  let peak = before
  const ending = work().then(() => true)
  for (let isOver = false; !isOver; isOver = await Promise.race([ending, wait(50, false)])) {
    peak = Math.max(peak, await largestMegabytes())
  }
  return peak - before
}

async function largestMegabytes(): Promise<number> {
  const { stdout } = await run(PS_PATH, ['-A', '-o', 'pid=,ppid=,rss='])
  const processes = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
  const own = new Set([process.pid])
  // Whoever starts another has a lower place in the list only mostly, so again until none is new.
  for (let size = 0; size < own.size; ) {
    size = own.size
    for (const [id = 0, parent = 0] of processes) if (own.has(parent)) own.add(id)
  }
  own.delete(process.pid)
  const sizes = processes.flatMap(([id = 0, , kilobytes = 0]) => (own.has(id) ? [kilobytes] : []))
  return Math.max(0, ...sizes) / 1024
}
