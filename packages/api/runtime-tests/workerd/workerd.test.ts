import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Miniflare, Response as PlatformResponse } from 'miniflare'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FeedPage } from '@sealpost/protocol'
import { createR2Blobs, type R2Bucket } from '../../src/runtimes/cloudflare-blobs.ts'
import type { BlobStore } from '../../src/storage/blob-store.ts'
import { describeBlobStore } from '../../src/testing/describe-blob-store.ts'
import { type S3Server, startS3, variablesOf } from '../../src/testing/start-s3.ts'
import { describeContract } from '../contract.ts'
import { givenVendor, makeWorkedSubmission, type Service } from '../given-vendor.ts'
import { type HranaServer, startHranaServer } from '../hrana-server.ts'

const OPERATOR_TOKEN = 'operator-token-of-the-test-service'
const SERVICE_URL = 'https://mail.example'

const SERVICE_KEY = Buffer.alloc(32, 7).toString('base64')

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
afterAll(() => rmSync(folder, { recursive: true }))

// A date that offers a worker no Node API, with no flag that would add one.
const COMPATIBILITY_DATE = '2024-01-01'

describe('as a worker, without any Node API', () => {
  let script: string
  let withD1: Miniflare
  let overHttp: Miniflare
  let database: HranaServer
  let bucket: S3Server
  let r2: BlobStore

  beforeAll(async () => {
    script = await bundleWorker()
    database = await startHranaServer(join(folder, 'server.db'))
    withD1 = startWorker(script, {})
    r2 = createR2Blobs(toBucket(await withD1.getR2Bucket('FILES')))
    bucket = await startS3()
    overHttp = startWorker(script, { DATABASE_URL: database.url, ...variablesOf(bucket) })
  }, 60_000)
  afterAll(async () => {
    await Promise.all([withD1.dispose(), overHttp.dispose()])
    await database.close()
    await bucket.close()
  })

  describeBlobStore('a bucket of R2', () => r2)
  describeContract('with D1 and R2', () => serviceOf(withD1))
  describeContract('with libSQL over HTTP and a bucket that speaks S3', () => serviceOf(overHttp))

  test('the cron trigger tells of deadlines and of a profile that expires, each once however often it comes', async () => {
    const promises = { acknowledge: { within: { days: 2 } } }
    const { call, vendor } = await givenVendor(serviceOf(withD1), { promises })
    const { submission } = await makeWorkedSubmission({ call, vendor })
    await call('submitReport', { ...vendor, body: submission })
    // A worker's clock cannot be turned, so the report's own times are: a hundred years back.
    const database = toDatabase(await withD1.getD1Database('DB'))
    const turnBack = `update reports set next_alarm_at_ms = -9e12, clocks = replace(clocks, ':"20', ':"19')`
    await database.prepare(turnBack).run()
    const cron = toCron(await withD1.getWorker())

    const first = await cron.scheduled({ cron: '* * * * *' })
    const second = await cron.scheduled({ cron: '* * * * *' })

    expect([first.outcome, second.outcome]).toEqual(['ok', 'ok'])
    const answer = await call('listEvents', { token: vendor.apiKey })
    expect(FeedPage.parse(await answer.json()).items.map(({ type }) => type)).toEqual([
      'report.received',
      'promise.due_soon',
      'promise.missed',
      'profile.expiring',
    ])
  })

  test('a page runs the widget that lies among the platform\u2019s static files', async () => {
    const { vendor } = await givenVendor(serviceOf(withD1))

    const answer = await serviceOf(withD1).send(`/v/${vendor.params.vendor}`, {})

    expect(await answer.text()).toMatch(
      /<script src="\/widget\/0\.2\.0\/sealpost\.js" integrity="sha384-/,
    )
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
    r2Buckets: ['FILES'],
    serviceBindings: { ASSETS: serveAsset },
    bindings: {
      WIDGET_VERSIONS: '0.1.0,0.2.0',
      SEALPOST_URL: SERVICE_URL,
      SEALPOST_OPERATOR_TOKEN: OPERATOR_TOKEN,
      SEALPOST_SERVICE_KEY: SERVICE_KEY,
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

/** The static files of a deployment with two builds of the widget. */
function serveAsset(request: { url: string }) {
  const file = /^\/widget\/0\.[12]\.0\/([\w.]+)$/.exec(new URL(request.url).pathname)?.[1]
  if (file === 'manifest.json') return PlatformResponse.json({ files: { 'sealpost.js': {} } })
  return new PlatformResponse('// widget', { status: file === 'sealpost.js' ? 200 : 404 })
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

type D1 = { prepare: (query: string) => { run: () => Promise<unknown> } }

/** The types of a worker's bindings come with a package that is not used here. */
function toDatabase(binding: unknown): D1 {
  return binding as D1
}

/** The types of a worker's bindings come with a package that is not used here. */
function toBucket(binding: unknown): R2Bucket {
  return binding as R2Bucket
}

type Cron = { scheduled: (event: { cron: string }) => Promise<{ outcome: string }> }

/** Miniflare gives a worker's events as methods; their types come with a package that is not used here. */
function toCron(worker: unknown): Cron {
  return worker as Cron
}
