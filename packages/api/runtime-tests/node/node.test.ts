import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../src/runtimes/node.ts'
import { type S3Server, startS3, variablesOf } from '../../src/testing/start-s3.ts'
import { describeContract } from '../contract.ts'
import { givenVendor, makeWorkedSubmission } from '../given-vendor.ts'
import { type HranaServer, startHranaServer } from '../hrana-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'sealpost-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('on Node', () => {
  let onFile: RunningServer
  let overHttp: RunningServer
  let database: HranaServer
  let bucket: S3Server

  beforeAll(async () => {
    onFile = await start('file')
    database = await startHranaServer(join(folder, 'server.db'))
    bucket = await startS3()
    overHttp = await start('http', {
      SEALPOST_DATABASE_URL: database.url,
      ...variablesOf(bucket),
    })
  })
  afterAll(async () => {
    await onFile.close()
    await overHttp.close()
    await database.close()
    await bucket.close()
  })

  describeContract('with a libSQL file', () => serviceOf(onFile))
  describeContract('with libSQL over HTTP and a bucket that speaks S3', () => serviceOf(overHttp))

  test('a write whose answer was lost between service and database is found, not doubled', async () => {
    const { call, vendor } = await givenVendor(serviceOf(overHttp))
    const { submission } = await makeWorkedSubmission({ call, vendor })

    database.loseAnswersToWrites(1)
    const answer = await call('submitReport', { ...vendor, body: submission })
    const again = await call('submitReport', { ...vendor, body: submission })

    expect([answer.status, again.status]).toEqual([201, 201])
    expect(await again.json()).toEqual(await answer.json())
  })
})

function start(name: string, environment: Record<string, string> = {}): Promise<RunningServer> {
  return startServer({
    environment: {
      PORT: '0',
      SEALPOST_DATA: join(folder, name),
      ...environment,
    },
    logTo: new PassThrough().resume(),
  })
}

function serviceOf({ url, config }: RunningServer) {
  return {
    send: (path: string, init: RequestInit) => fetch(`${url}${path}`, init),
    operatorToken: config.operatorToken ?? '',
  }
}
