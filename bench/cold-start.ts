import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SERVER } from './built-server.ts'
import { type Finding, median } from './goal.ts'
import { startProcess } from './start-process.ts'

const ROUNDS = 9

/** Goal 9: from starting the built service, on a data folder it has used before, to its first 200. */
export async function measureColdStart(): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  const bare = fileURLToPath(new URL('bare-server.ts', import.meta.url))
  const environment = { SEALPOST_DATA: folder }
  const ratios: number[] = []
  try {
    await (await startProcess([SERVER], { path: '/readyz', environment })).stop()
    while (ratios.length < ROUNDS) {
      const ours = await startProcess([SERVER], { path: '/readyz', environment })
      await ours.stop()
      const peer = await startProcess([bare], { path: '/' })
      await peer.stop()
      ratios.push(ours.startMs / peer.startMs)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const ratio = median(ratios)
  return {
    what: '9 · cold start to the first 200',
    against: 'bare node:http',
    goal: '≤ 3 ×',
    today: `${ratio.toFixed(1)} ×`,
    isMet: ratio <= 3,
  }
}
