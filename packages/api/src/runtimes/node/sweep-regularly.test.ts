import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import { events, sealedReports } from '../../storage/schema.ts'
import { makeFailingDatabase } from '../../testing/make-failing-database.ts'
import { makeFolder } from '../../testing/make-folder.ts'
import { makeTestApp, type TestApp } from '../../testing/make-test-app.ts'
import { openLibsqlFile } from '../libsql/open-file.ts'
import { startServer } from './start-server.ts'
import { sweepRegularly } from './sweep-regularly.ts'
import type { Log } from './write-log.ts'

const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 24 * MS_PER_HOUR

test('what vendors no longer keep goes at the start, and after it within an hour', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const app = await makeTestApp()
  const close = await givenCloser(app)
  await close()
  app.clock.now += 31 * MS_PER_DAY

  const sweep = sweepRegularly(app.deps, makeLog().log)
  await vi.waitFor(async () => expect(await keptIn(app)).toBe(0))
  await close()
  app.clock.now += 31 * MS_PER_DAY
  expect(await keptIn(app)).toBe(1)
  vi.advanceTimersByTime(MS_PER_HOUR)
  await sweep.stop()

  expect(await keptIn(app)).toBe(0)
})

test('a deadline is told of within a minute', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const app = await makeTestApp()
  const promises = { acknowledge: { within: { days: 2 } } }
  await app.givenReport(await app.givenVendor('acme', { policy: { promises } }))
  const sweep = sweepRegularly(app.deps, makeLog().log)
  app.clock.now += 4 * MS_PER_DAY

  vi.advanceTimersByTime(60_000)
  await sweep.stop()

  expect(await app.deps.db.$count(events, eq(events.type, 'promise.missed'))).toBe(1)
})

test('a sweep that fails is logged by its class alone, and ends nothing', async () => {
  const app = await makeTestApp()
  const { log, entries } = makeLog()

  await sweepRegularly({ ...app.deps, db: makeFailingDatabase('SQLITE_FULL') }, log).stop()

  const failed = { time: '2026-01-01T00:00:00.000Z', event: 'sweep_failed', fault: 'Error' }
  expect(entries).toEqual([
    { ...failed, sweep: 'promises' },
    { ...failed, sweep: 'expiries' },
    { ...failed, sweep: 'retention' },
    { ...failed, sweep: 'files' },
    { ...failed, sweep: 'deliveries' },
  ])
  expect(JSON.stringify(entries)).not.toContain('SQLITE_FULL')
})

test('the service erases what is overdue as it starts', async () => {
  const dataFolder = makeFolder()
  const path = join(dataFolder, 'sealpost.db')
  const before = await openLibsqlFile(path)
  const app = await makeTestApp({ db: before.db })
  await (await givenCloser(app))()
  expect(await keptIn(app)).toBe(1)
  await before.close()

  const logTo = new PassThrough().resume()
  const server = await startServer({ environment: { PORT: '0', SEALPOST_DATA: dataFolder }, logTo })
  await server.close()

  const after = await openLibsqlFile(path)
  onTestFinished(after.close)
  expect(await after.db.$count(sealedReports)).toBe(0)
})

/** A vendor that keeps closed reports for 30 days, and what sends it one and closes it. */
async function givenCloser(app: TestApp) {
  const vendor = await app.givenVendor('acme', { retentionDays: 30 })
  return async () => {
    const report = await app.givenReport(vendor)
    await app.givenChanges(report, { status: 'declined', declineReason: 'spam' })
  }
}

function keptIn({ deps }: TestApp): Promise<number> {
  return deps.db.$count(sealedReports)
}

function makeLog() {
  const entries: unknown[] = []
  const log: Log = { write: (entry) => entries.push(entry), flush: () => Promise.resolve() }
  return { log, entries }
}
