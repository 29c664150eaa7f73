import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import type { RunningService } from './start-service.ts'

/**
 * Start a service with this, and what it holds can be seen from outside: a debugger can have it collect
 * what it let go, and the C library gives that back at once (mallopt(3)).
 */
export const WEIGHABLE = {
  NODE_OPTIONS: '--inspect=127.0.0.1:0',
  MALLOC_MMAP_THRESHOLD_: '16384',
  MALLOC_TRIM_THRESHOLD_: '16384',
}

/** Tells how many KiB of memory a service holds, each time without what waits to be collected. */
export async function weigh(service: RunningService): Promise<() => Promise<number>> {
  const collect = await openDebugger(service)
  return async () => {
    // What the first finalizes, the second frees.
    await collect()
    await collect()
    return residentKb(service)
  }
}

async function openDebugger({ output }: RunningService): Promise<() => Promise<void>> {
  const url = /Debugger listening on (ws:\S+)/.exec(output())?.[1]
  if (url === undefined) throw new Error(`No debugger: ${output()}`)
  const socket = new WebSocket(url)
  onTestFinished(() => {
    socket.close()
  })
  await once(socket, 'open')
  return async () => {
    socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }))
    await once(socket, 'message')
  }
}

function residentKb({ process }: RunningService): number {
  const status = readFileSync(`/proc/${process.pid ?? 0}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1])
}
