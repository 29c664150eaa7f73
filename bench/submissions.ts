import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SERVER } from './built-server.ts'
import { type Finding, median } from './goal.ts'
import { type Load, type LoadResult, runLoad } from './load.ts'
import { openMailbox } from './open-mailbox.ts'
import { startProcess } from './start-process.ts'

const ROUNDS = 5
const CONNECTIONS = 50
const SECONDS = 3
const OPERATOR_TOKEN = 'operator-token-of-the-benchmark-only'

/** Goal 7: durable submissions, each answered after it was flushed to disk, against a JSON echo. */
export async function measureSubmissions(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  const echo = await startProcess([fileURLToPath(new URL('echo-server.ts', import.meta.url))], {
    path: '/',
  })
  const service = await startProcess([SERVER], {
    path: '/readyz',
    environment: {
      SEALPOST_DATA: folder,
      SEALPOST_OPERATOR_TOKEN: OPERATOR_TOKEN,
      SEALPOST_REQUESTS_PER_MINUTE: '0',
      // What a sender pays in time is for a browser to pay, not for this load.
      SEALPOST_PROOF_OF_WORK: 'off',
    },
  })
  try {
    const mailbox = await openMailbox(`http://127.0.0.1:${service.port}`, OPERATOR_TOKEN)
    const shared = { connections: CONNECTIONS, seconds: SECONDS, makeBody: mailbox.makeBody }
    return await compare(
      { ...shared, port: service.port, path: mailbox.path, status: 201 },
      { ...shared, port: echo.port, path: '/echo', status: 200 },
    )
  } finally {
    await Promise.all([service.stop(), echo.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compare(ours: Load, peer: Load): Promise<Finding[]> {
  await runLoad({ ...ours, seconds: 1 })
  await runLoad({ ...peer, seconds: 1 })
  const rounds: { ours: LoadResult; peer: LoadResult }[] = []
  // In turns, so that a busy machine disturbs both alike.
  while (rounds.length < ROUNDS) {
    rounds.push({ ours: await runLoad(ours), peer: await runLoad(peer) })
  }
  const rate = median(rounds.map((round) => round.ours.perSecond / round.peer.perSecond))
  const delay = median(rounds.map((round) => round.ours.p99Ms / round.peer.p99Ms))
  const against = 'Hono JSON echo of the same body'
  return [
    {
      what: `7 · durable submissions a second, ${CONNECTIONS} connections, signed, without proof of work`,
      against,
      goal: '≥ 0.30 ×',
      today: `${rate.toFixed(2)} ×`,
      isMet: rate >= 0.3,
    },
    {
      what: '7 · the slowest 1 % of submissions',
      against,
      goal: '≤ 4 ×',
      today: `${delay.toFixed(1)} ×`,
      isMet: delay <= 4,
    },
  ]
}
