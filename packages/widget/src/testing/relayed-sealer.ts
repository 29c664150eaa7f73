import { whenReady } from '../loading/when-ready.ts'
import { sealIn } from '../sealing-worker/seal-in.ts'
import type { Sealer } from '../sealing-worker/sealer.ts'
import { afterEachTest } from './browser-test.ts'

/** What the worker would fetch. */
export type RelayedRequest = {
  id: string
  method: string
  url: string
  headers: [string, string][]
  body: ArrayBuffer
}

/** What it gets; null stands for a lost network. */
export type RelayedAnswer = { id: string; status: number | null }

/** It is compiled file by file while it loads, and other suites may keep the processors busy. */
const PATIENCE_MS = 20_000

const channels: BroadcastChannel[] = []
afterEachTest(() => {
  for (const channel of channels.splice(0)) channel.close()
})

/** The sealer in workers of its own, as the build makes them, with the page's `fetch` as their network. */
export async function startRelayedSealer(): Promise<Sealer> {
  return sealIn(await startRelayedWorker(), startRelayedWorker)
}

/** Starts one such worker. */
export async function startRelayedWorker(): Promise<Worker> {
  const name = crypto.randomUUID()
  const channel = new BroadcastChannel(name)
  channels.push(channel)
  channel.onmessage = async ({ data }: MessageEvent<RelayedRequest>) => {
    channel.postMessage(await answerTo(data))
  }
  const url = new URL('./relayed-worker.ts', import.meta.url)
  const worker = await whenReady(new Worker(url, { type: 'module', name }), PATIENCE_MS)
  if (!worker) throw new Error('The worker did not start.')
  return worker
}

async function answerTo({ id, url, ...init }: RelayedRequest): Promise<RelayedAnswer> {
  try {
    const { status } = await fetch(url, init)
    return { id, status }
  } catch {
    return { id, status: null }
  }
}
