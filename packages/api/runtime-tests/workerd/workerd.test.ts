import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeContract, type Service } from '../contract.ts'
import { type HranaServer, startHranaServer } from '../hrana-server.ts'

const OPERATOR_TOKEN = 'operator-token-of-the-test-service'
const SERVICE_URL = 'https://mail.example'

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
afterAll(() => rmSync(folder, { recursive: true }))

// A date that offers a worker no Node API, with no flag that would add one.
const COMPATIBILITY_DATE = '2024-01-01'

describe('as a worker, without any Node API', () => {
  let script: string
  let withD1: Miniflare
  let overHttp: Miniflare
  let database: HranaServer

  beforeAll(async () => {
    script = await bundleWorker()
    database = await startHranaServer(join(folder, 'server.db'))
    withD1 = startWorker(script, {})
    overHttp = startWorker(script, { DATABASE_URL: database.url })
  }, 60_000)
  afterAll(async () => {
    await Promise.all([withD1.dispose(), overHttp.dispose()])
    await database.close()
  })

  describeContract('with D1', () => serviceOf(withD1))
  describeContract('with libSQL over HTTP', () => serviceOf(overHttp))

  test('the cron trigger sweeps', async () => {
    const { outcome } = await toCron(await withD1.getWorker()).scheduled({ cron: '0 * * * *' })

    expect(outcome).toBe('ok')
  })
})

async function bundleWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../../src/runtimes/cloudflare.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['@sealpost/source', 'workerd', 'worker', 'browser'],
  })
  return outputFiles[0]?.text ?? ''
}

function startWorker(script: string, bindings: Record<string, string>): Miniflare {
  return new Miniflare({
    modules: [{ type: 'ESModule', path: 'worker.js', contents: script }],
    compatibilityDate: COMPATIBILITY_DATE,
    d1Databases: ['DB'],
    bindings: {
      SEALPOST_URL: SERVICE_URL,
      SEALPOST_OPERATOR_TOKEN: OPERATOR_TOKEN,
      ...bindings,
    },
    cf: false,
    handleRuntimeStdio: (stdout: Readable, stderr: Readable) => {
      stdout.resume()
      stderr.resume()
    },
    telemetry: { enabled: false },
  })
}

function serviceOf(worker: Miniflare): Service {
  return {
    send: async (path, init) => {
      const answer = await worker.dispatchFetch(`${SERVICE_URL}${path}`, toInit(init))
      return new Response(answer.status === 204 ? null : await answer.arrayBuffer(), {
        status: answer.status,
        headers: [...answer.headers],
      })
    },
    operatorToken: OPERATOR_TOKEN,
  }
}

/** Miniflare's types are those of workers; what tests send means the same in both. */
function toInit(init: RequestInit) {
  return init as Parameters<Miniflare['dispatchFetch']>[1]
}

type Cron = { scheduled: (event: { cron: string }) => Promise<{ outcome: string }> }

/** Miniflare gives a worker's events as methods; their types come with a package that is not used here. */
function toCron(worker: unknown): Cron {
  return worker as Cron
}
