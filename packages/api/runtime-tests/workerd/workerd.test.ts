import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Miniflare, Response as PlatformResponse } from 'miniflare'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CreatedWebhook, DeliveryPage, FeedPage } from '@sealpost/protocol'
import { createR2Blobs, type R2Bucket } from '../../src/runtimes/cloudflare-blobs.ts'
import type { BlobStore } from '../../src/storage/blob-store.ts'
import { describeBlobStore } from '../../src/testing/describe-blob-store.ts'
import { startEndpoint } from '../../src/testing/start-endpoint.ts'
import { type S3Server, startS3, variablesOf } from '../../src/testing/start-s3.ts'
import { describeContract } from '../contract.ts'
import {
  type GivenVendor,
  givenVendor,
  makeWorkedSubmission,
  type Service,
} from '../given-vendor.ts'
import { type HranaServer, startHranaServer } from '../hrana-server.ts'

const OPERATOR_TOKEN = 'operator-token-of-the-test-service'
const SERVICE_URL = 'https://mail.example'

const SERVICE_KEY = Buffer.alloc(32, 7).toString('base64')

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
afterAll(() => rmSync(folder, { recursive: true }))

// A date that offers a worker no Node API, with no flag that would add one.
const COMPATIBILITY_DATE = '2024-01-01'

/** For what happens after an answer; a busy machine needs longer. */
const PATIENCE = { timeout: 15_000 }

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
    withD1 = startWorker(script, { SEALPOST_WEBHOOKS_TO_LOCALHOST: 'on' })
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

  test('G-20 a report reaches a webhook as a signed request, and none goes to a private address', async () => {
    const { call, vendor } = await givenVendor(serviceOf(withD1))
    const endpoint = await startReceiver()
    const { id, secret } = await createWebhook({ call, vendor }, endpoint.url)

    const { submission } = await makeWorkedSubmission({ call, vendor })
    await call('submitReport', { ...vendor, body: submission })
    await expect.poll(() => endpoint.taken, PATIENCE).toHaveLength(1)
    // Nobody could have made one with this address: the row itself is turned inwards.
    const inwards = endpoint.url.replace('http://127.0.0.1', 'https://[::ffff:127.0.0.1]')
    const database = toDatabase(await withD1.getD1Database('DB'))
    await database.prepare(`update webhooks set url = '${inwards}'`).run()
    const second = await makeWorkedSubmission({ call, vendor })
    await call('submitReport', { ...vendor, body: second.submission })

    const [{ body, headers } = { body: '', headers: {} }] = endpoint.taken
    const { reportId } = submission
    expect(new Webhook(secret).verify(body, headers)).toMatchObject({ id: 1, reportId })
    const log = async () => {
      const params = { webhookId: id }
      const answer = await call('listDeliveries', { token: vendor.apiKey, params })
      return DeliveryPage.parse(await answer.json()).items.map(({ fault }) => fault)
    }
    await expect.poll(log, PATIENCE).toEqual(['unsafe_address', null])
    expect(endpoint.connectionCount()).toBe(1)
  })

  test('a page runs the widget that lies among the platform\u2019s static files', async () => {
    const { vendor } = await givenVendor(serviceOf(withD1))

    const answer = await serviceOf(withD1).send(`/v/${vendor.params.vendor}`, {})

    expect(await answer.text()).toMatch(
      /<script src="\/widget\/0\.2\.0\/sealpost\.js" integrity="sha384-/,
    )
  })
})

async function createWebhook({ call, vendor }: GivenVendor, url: string): Promise<CreatedWebhook> {
  const body = { url, label: 'Tracker', types: ['report.received'] }
  return CreatedWebhook.parse(
    await (await call('createWebhook', { token: vendor.apiKey, body })).json(),
  )
}

/** An endpoint on this machine that takes everything. */
async function startReceiver() {
  const taken: { body: string; headers: Record<string, string> }[] = []
  let connectionCount = 0
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const headers = Object.entries(request.headers)
      const given = headers.map(([name, value]): [string, string] => [name, String(value)])
      taken.push({ body, headers: Object.fromEntries(given) })
      response.writeHead(204).end()
    })
  }).on('connection', () => connectionCount++)
  const { port } = await startEndpoint(server)
  return { url: `http://127.0.0.1:${port}/`, taken, connectionCount: () => connectionCount }
}

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
