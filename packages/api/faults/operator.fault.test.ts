import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { makeSubmission } from '../src/testing/make-submission.ts'
import { isFullSeries, makeFolder, spawnService, startService } from './start-service.ts'
import { databaseOf, inspectReports, soundFindings } from './stored-reports.ts'
import { givenVendor, startLoad, submit, submitNew, submitUnansweredAgain } from './submit-load.ts'

const WAIT = { timeout: 30_000, interval: 2 }
const MIGRATION_ROUNDS = isFullSeries ? 50 : 5
const LOCK_HELD_MS = isFullSeries ? 30_000 : 0

test('G-05 told to stop under load, it keeps all it acknowledged, refuses the rest and exits with 0', async () => {
  const dataFolder = makeFolder()
  const service = await startService({ dataFolder })
  const ledger = await givenVendor(service)
  const load = startLoad(service, ledger)
  await vi.waitFor(() => expect(ledger.accepted.size).toBeGreaterThan(50), WAIT)

  const toldAt = performance.now()
  expect(await service.kill('SIGTERM')).toBe(0)
  // Connections that are kept alive and always busy must not hold it up until they are cut off.
  expect(performance.now() - toldAt).toBeLessThan(5000)
  await load.stop()
  await expect(fetch(`${service.url}/healthz`)).rejects.toThrow()
  expect(service.output()).toContain('"event":"stopped"')
  const { lost, integrity } = inspectReports(dataFolder, ledger.accepted)
  expect({ lost, integrity }).toEqual({ lost: [], integrity: 'ok' })
})

test('a second process on one data folder refuses to start, and starts at once after the first has crashed', async () => {
  const dataFolder = makeFolder()
  const first = await startService({ dataFolder })

  const second = spawnService({ dataFolder })
  expect(await second.exited).toBe(1)
  expect(second.output()).toBe(
    'Another process is using this database. Stop it first, or choose another folder with SEALPOST_DATA.\n',
  )
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)

  await first.kill('SIGKILL')
  const third = await startService({ dataFolder })
  expect((await fetch(`${third.url}/readyz`)).status).toBe(200)
})

test('while another process keeps the lock, submissions are told to come back, and the service stays quick', {
  timeout: 90_000,
}, async () => {
  const dataFolder = makeFolder()
  const service = await startService({ dataFolder })
  const ledger = await givenVendor(service)
  const { submission } = await makeSubmission(ledger.vendor.profileHash)
  const other = new DatabaseSync(databaseOf(dataFolder))
  other.exec('begin immediate')

  const heldSince = performance.now()
  const health = watchHealth(service.url)
  do {
    const refused = await submit(service, ledger, submission)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('5')
    expect(await refused.json()).toMatchObject({ code: 'unavailable' })
  } while (performance.now() - heldSince < LOCK_HELD_MS)
  const { slowestMs, count } = await health.stop()
  expect(count).toBeGreaterThan(10)
  expect(slowestMs).toBeLessThan(500)

  other.exec('rollback')
  other.close()
  expect((await submit(service, ledger, submission)).status).toBe(201)
  expect(inspectReports(dataFolder, ledger.accepted)).toEqual(soundFindings(ledger))
})

test('G-05 a full disk refuses reports and loses none, and the service goes on once there is room', {
  timeout: 60_000,
}, async () => {
  const dataFolder = makeFolder()
  const roomy = await startService({ dataFolder })
  const ledger = await givenVendor(roomy)
  await roomy.kill('SIGTERM')

  const full = await startService({ dataFolder, maxFileBlocks: 2000 })
  const refused = await submitUntilRefused(full, ledger)
  expect(refused.status).toBe(503)
  expect(ledger.accepted.size).toBeGreaterThan(10)
  expect((await fetch(`${full.url}/healthz`)).status).toBe(200)
  await full.kill('SIGKILL')

  const again = await startService({ dataFolder })
  expect(await submitUnansweredAgain(again, ledger)).toEqual([201])
  expect(inspectReports(dataFolder, ledger.accepted)).toEqual(soundFindings(ledger))
})

test('a first start that is killed while it makes its tables is made good by the next', {
  timeout: MIGRATION_ROUNDS * 20_000,
}, async () => {
  let killedMidway = 0
  for (let round = 1; round <= MIGRATION_ROUNDS; round++) {
    const dataFolder = makeFolder()
    const killed = spawnService({ dataFolder })
    // With the first write begins what the crash must hit; the moment differs between the rounds.
    await vi.waitFor(() => expect(existsSync(`${databaseOf(dataFolder)}-wal`)).toBe(true), WAIT)
    await delay(Math.random() * 15)
    await killed.kill('SIGKILL')
    if (!killed.output().includes('listening')) killedMidway++

    const service = await startService({ dataFolder })
    expect((await fetch(`${service.url}/readyz`)).status).toBe(200)
    const ledger = await givenVendor(service)
    expect(inspectReports(dataFolder, [])).toEqual(soundFindings(ledger))
    await service.kill('SIGTERM')
  }
  expect(killedMidway).toBeGreaterThan(0)
})

async function submitUntilRefused(...[service, ledger]: Parameters<typeof startLoad>) {
  for (;;) {
    const answer = await submitNew(service, ledger)
    if (answer.status !== 201) return answer
  }
}

/** Asks for `/healthz` without pause until it is stopped. */
function watchHealth(url: string) {
  const stopping = new AbortController()
  const watch = async () => {
    const durations: number[] = []
    while (!stopping.signal.aborted) {
      const start = performance.now()
      const { status } = await fetch(`${url}/healthz`)
      expect(status).toBe(200)
      durations.push(performance.now() - start)
    }
    return { slowestMs: Math.max(...durations), count: durations.length }
  }
  const watching = watch()
  return {
    stop: () => {
      stopping.abort()
      return watching
    },
  }
}
