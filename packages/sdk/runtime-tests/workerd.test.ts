import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { Miniflare } from 'miniflare'
import { expect, onTestFinished, test } from 'vitest'
import { signWithSecret } from '@sealpost/protocol'
import { makeBytes, makeFile } from '../src/testing/make-file.ts'
import { givenVendor, VENDOR, VENDOR_KEY } from '../src/testing/make-vendor.ts'
import { submitReport } from '../src/testing/submit-report.ts'
import type { Task } from './worker.ts'

/** Runs the worker in real workerd, with a compatibility date that offers no API of Node's. */
async function startWorker(file: URL, bindings: Record<string, string> = {}) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(file)],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['@sealpost/source', 'workerd', 'worker', 'browser'],
  })
  const worker = new Miniflare({
    modules: true,
    script: outputFiles[0]?.text ?? '',
    compatibilityDate: '2024-01-01',
    bindings,
    cf: false,
  })
  onTestFinished(() => worker.dispose())
  return worker
}

test('an edge worker without any Node API opens a report with its file and answers it signed', async () => {
  const { url, client, apiKey, profile, desk } = await givenVendor()
  const { reportId, report, caseKey, upload, say } = await submitReport(url, profile)
  const recipients = [VENDOR_KEY.certificate, caseKey.certificate]
  const sealed = await makeFile(makeBytes(3_000_000), { recipients })
  await upload(sealed)
  await say({ text: 'Evidence', files: [{ ...sealed.file, stored: sealed.stored }] })
  const worker = await startWorker(new URL('worker.ts', import.meta.url))

  const task: Task = {
    apiKey: apiKey.secret,
    baseUrl: url,
    vendor: VENDOR,
    armoredKey: VENDOR_KEY.armored,
    reportId,
  }
  const answer = await worker.dispatchFetch('https://vendor.example/', {
    method: 'POST',
    body: JSON.stringify(task),
  })

  expect(await answer.json()).toEqual({
    answers: report.body.answers,
    findings: [],
    status: 'acknowledged',
    said: ['Evidence', 'Thanks', 'Which browser?'],
    bytes: 3_000_000,
  })
  const { entries } = await desk.thread(reportId)
  expect(entries.map(({ vouched }) => vouched)).toEqual(['signed', 'signed', 'signed'])
  expect((await client.reports.get(reportId)).revision).toBe(4)
})

test('an edge worker without any Node API believes a signed event, and no other', async () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const worker = await startWorker(new URL('webhook-worker.ts', import.meta.url), {
    SECRET: secret,
  })
  const facts = { promise: null, subject: null, expires: null }
  const reportId = crypto.randomUUID()
  const event = { ...facts, id: 7, type: 'report.received', reportId, vendor: 'acme' }
  const signed = {
    id: 'evt_acme_7',
    timestamp: Math.floor(Date.now() / 1000),
    body: JSON.stringify({ ...event, day: '2026-11-22' }),
  }
  const headers = {
    'webhook-id': signed.id,
    'webhook-timestamp': String(signed.timestamp),
    'webhook-signature': await signWithSecret(signed, secret),
  }
  const send = async (body: string) =>
    (await worker.dispatchFetch('https://hook.example/', { method: 'POST', headers, body })).json()

  expect(await send(signed.body)).toEqual({ status: 204, told: [`New report ${reportId}`] })
  expect(await send(`${signed.body} `)).toEqual({ status: 400, told: [] })
})
