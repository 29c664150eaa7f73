import { expect, onTestFinished, test, vi } from 'vitest'
import { VendorSlug } from '@sealpost/protocol'
import { makeFailingDatabase } from '../../testing/make-failing-database.ts'
import { makeTestApp } from '../../testing/make-test-app.ts'
import { readReceived } from '../../testing/read-received.ts'
import { createNodeOutbox } from './node-outbox.ts'
import type { Log } from './write-log.ts'

const acme = VendorSlug.parse('acme')

test('word of a write is brought at once, of many writes together', async () => {
  const { app, vendor, outbox } = await givenOutbox()
  const fannedOut = vi.spyOn(app.deps.db, 'batch')
  outbox.start(app.deps, makeLog().log)

  await Promise.all(Array.from({ length: 20 }, () => app.givenReport(vendor)))
  const before = fannedOut.mock.calls.length
  for (let waking = 0; waking < 20; waking++) outbox.wake(acme)

  await vi.waitFor(() => expect(readReceived(app)).toHaveLength(20))
  expect(fannedOut.mock.calls.length - before).toBeLessThan(20)
})

test('a vendor who is sent much without end is told twice a second, and the last of it too', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const { app, outbox } = await givenOutbox()
  outbox.start(app.deps, makeLog().log)
  await vi.advanceTimersByTimeAsync(0)
  const read = vi.spyOn(app.deps.db, 'select')

  for (let elapsedMs = 0; elapsedMs < 2000; elapsedMs += 10) {
    outbox.wake(acme)
    await vi.advanceTimersByTimeAsync(10)
  }
  const during = read.mock.calls.length
  await vi.advanceTimersByTimeAsync(500)

  // A dispatch that finds nothing reads what is untold, and then what waits.
  expect(during).toBe(2 * 4)
  expect(read.mock.calls.length).toBe(2 * 5)
})

test('what happened before the start is told after it', async () => {
  const { app, vendor, outbox } = await givenOutbox()
  await app.givenReport(vendor)
  outbox.wake(acme)

  outbox.start(app.deps, makeLog().log)

  await vi.waitFor(() => expect(readReceived(app)).toHaveLength(1))
})

test('what failed is tried again without anybody asking', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const { app, vendor, webhook, outbox } = await givenOutbox()
  app.endpoints.answer(webhook.url, () => ({ fault: 'timeout' }))
  await app.givenReport(vendor)
  outbox.start(app.deps, makeLog().log)
  await vi.waitFor(() => expect(readReceived(app)).toHaveLength(1))

  app.clock.now += 5000
  vi.advanceTimersByTime(5000)

  await vi.waitFor(() => expect(readReceived(app)).toHaveLength(2))
})

test('stopping waits for attempts under way, and writes down what came of them', async () => {
  const { app, vendor, webhook, outbox } = await givenOutbox()
  const [asked, answered] = [Promise.withResolvers(), Promise.withResolvers()]
  app.endpoints.answer(webhook.url, async () => {
    asked.resolve(null)
    await answered.promise
    return { status: 200, retryAfterMs: null }
  })
  await app.givenReport(vendor)
  outbox.start(app.deps, makeLog().log)
  await asked.promise

  const stopped = outbox.stop()
  answered.resolve(null)
  await stopped

  app.clock.now += 86_400_000
  await app.deliver()
  expect(readReceived(app)).toHaveLength(1)
})

test('a database that fails is logged by the class of its error alone, and ends nothing', async () => {
  const { app, outbox } = await givenOutbox()
  const { log, entries } = makeLog()

  outbox.start({ ...app.deps, db: makeFailingDatabase('SQLITE_FULL') }, log)

  const failed = { event: 'sweep_failed', sweep: 'outbox', time: '2026-01-01T00:00:00.000Z' }
  await vi.waitFor(() => expect(entries).toEqual([{ ...failed, fault: 'Error' }]))
})

async function givenOutbox() {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const webhook = await app.givenWebhook(vendor)
  const outbox = createNodeOutbox()
  onTestFinished(outbox.stop)
  return { app, vendor, webhook, outbox }
}

function makeLog() {
  const entries: unknown[] = []
  const log: Log = { write: (entry) => entries.push(entry), flush: () => Promise.resolve() }
  return { log, entries }
}
