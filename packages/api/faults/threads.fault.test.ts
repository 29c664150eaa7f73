import { setTimeout as delay } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { isFullSeries, makeFolder, startService } from './start-service.ts'
import { inspectReports, soundFindings } from './stored-reports.ts'
import { inspectThreads } from './stored-threads.ts'
import { givenVendor } from './submit-load.ts'
import { givenThreads, sendWaiting, startThreadLoad } from './thread-load.ts'

const ROUNDS = isFullSeries ? 100 : 10
const REPORT_COUNT = 4
const WAIT = { timeout: 30_000, interval: 5 }

test(`G-05 no acknowledged message or change of either side is lost, doubled or out of its place in ${ROUNDS} crashes`, {
  timeout: ROUNDS * 20_000,
}, async () => {
  const dataFolder = makeFolder()
  let service = await startService({ dataFolder })
  const ledger = await givenThreads(service, await givenVendor(service), REPORT_COUNT)

  for (let round = 1; round <= ROUNDS; round++) {
    const enough = ledger.stored.size + 10 + Math.random() * 30
    const load = startThreadLoad(service, ledger)
    await vi.waitFor(() => {
      expect(ledger.stored.size).toBeGreaterThan(enough)
    }, WAIT)
    await delay(Math.random() * 20)
    await service.kill('SIGKILL')
    await load.stop()

    expect(inspectThreads(dataFolder, ledger.stored)).toMatchObject({ lost: [], broken: [] })
    service = await startService({ dataFolder })
    const sent = await Promise.all(
      ledger.writers.map((writer) => sendWaiting(service, ledger, writer)),
    )
    expect(sent).not.toContain(false)
  }

  expect(inspectThreads(dataFolder, ledger.stored)).toEqual({
    entryCount: ledger.stored.size,
    lost: [],
    broken: [],
  })
  expect(inspectReports(dataFolder, ledger.accepted)).toEqual(soundFindings(ledger))
})
