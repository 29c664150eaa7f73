import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { openLibsqlFile } from '../src/runtimes/libsql/open-file.ts'
import { makeTestApp } from '../src/testing/make-test-app.ts'
import { isFullSeries, makeFolder, startService } from './start-service.ts'
import { databaseOf } from './stored-reports.ts'

const REPORT_COUNT = isFullSeries ? 2000 : 300
// Each report has two promises, and each of those is due soon and then missed.
const EVENT_COUNT = REPORT_COUNT * 4
const WAIT = { timeout: 60_000, interval: 2 }

test('each deadline is told of once, in order, though the service is killed over and over while it tells', {
  timeout: 300_000,
}, async () => {
  const dataFolder = makeFolder()
  await givenOverdueReports(dataFolder)

  let kills = 0
  while (toldIn(dataFolder).length < EVENT_COUNT) {
    const known = toldIn(dataFolder).length
    const service = await startService({ dataFolder })
    const enough = Math.min(EVENT_COUNT, known + 1 + Math.random() * (EVENT_COUNT / 5))
    await vi.waitFor(() => {
      expect(toldIn(dataFolder).length).toBeGreaterThanOrEqual(enough)
    }, WAIT)
    await service.kill('SIGKILL')
    kills++
  }
  const last = await startService({ dataFolder })
  await last.kill('SIGTERM')

  const told = toldIn(dataFolder)
  expect(kills).toBeGreaterThan(3)
  expect(told).toHaveLength(EVENT_COUNT)
  expect(new Set(told.map(({ deadline }) => deadline)).size).toBe(EVENT_COUNT)
  expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).sort((a, b) => a - b))
})

/** Reports of months ago that nobody has looked at, in a service that has been down since. */
async function givenOverdueReports(dataFolder: string): Promise<void> {
  const { db, close } = await openLibsqlFile(databaseOf(dataFolder))
  const app = await makeTestApp({ db })
  const promises = { acknowledge: { within: { days: 4 } }, triage: { within: { days: 8 } } }
  const vendor = await app.givenVendor('acme', { policy: { promises } })
  for (let sent = 0; sent < REPORT_COUNT; sent += 50) {
    await Promise.all(Array.from({ length: 50 }, () => app.givenReport(vendor)))
    app.clock.now += 3_600_000
  }
  await close()
}

/** Reads the feed past the service, in the order in which vendors read it. */
function toldIn(dataFolder: string): { at: number; deadline: string }[] {
  const database = new DatabaseSync(databaseOf(dataFolder), { readOnly: true, timeout: 10_000 })
  try {
    const rows = database
      .prepare(
        `select at_ms, type, report_id, cause from events
         where vendor_id = 'acme' and promise is not null order by id`,
      )
      .all()
    return rows.map(({ at_ms, type, report_id, cause }) => ({
      at: Number(at_ms),
      deadline: JSON.stringify([type, report_id, cause]),
    }))
  } finally {
    database.close()
  }
}
