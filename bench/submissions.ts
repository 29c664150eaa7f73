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
// Node goes on compiling for about so long: a server that runs for weeks is measured, not its start.
const WARM_UP_SECONDS = 10
const OPERATOR_TOKEN = 'operator-token-of-the-benchmark-only'

/** Goal 7: durable submissions, each answered after it was flushed to disk, against a JSON echo. */
export async function measureSubmissions(): Promise<Finding[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
  const [echo, bare] = await Promise.all([
    startProcess([besideThis('echo-server.ts')], { path: '/' }),
    startProcess([besideThis('bare-store-server.ts')], {
      path: '/',
      environment: { DATA_FOLDER: folder },
    }),
  ])
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
    return await compare({
      ours: { ...shared, port: service.port, path: mailbox.path, status: 201 },
      echo: { ...shared, port: echo.port, path: '/echo', status: 200 },
      bare: { ...shared, port: bare.port, path: '/store', status: 201 },
    })
  } finally {
    await Promise.all([service.stop(), echo.stop(), bare.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
}

type Contenders<Each> = { ours: Each; echo: Each; bare: Each }

async function compare(loads: Contenders<Load>): Promise<Finding[]> {
  for (const load of Object.values(loads)) await runLoad({ ...load, seconds: WARM_UP_SECONDS })
  const rounds: Contenders<LoadResult>[] = []
  // In turns, so that a busy machine disturbs all alike.
  while (rounds.length < ROUNDS) {
    rounds.push({
      ours: await runLoad(loads.ours),
      echo: await runLoad(loads.echo),
      bare: await runLoad(loads.bare),
    })
  }
  const rate = median(rounds.map(({ ours, echo }) => ours.perSecond / echo.perSecond))
  const delay = median(rounds.map(({ ours, echo }) => ours.p99Ms / echo.p99Ms))
  const bareRate = median(rounds.map(({ bare, echo }) => bare.perSecond / echo.perSecond))
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
    {
      what: 'one bare row for each submission, unchecked, flushed to disk alike',
      against,
      goal: 'none',
      today: `${bareRate.toFixed(2)} ×`,
      isMet: null,
    },
  ]
}

function besideThis(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}
