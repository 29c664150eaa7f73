import { DatabaseSync } from 'node:sqlite'
import { expect, test, vi } from 'vitest'
import { EVENT_TYPES } from '@sealpost/protocol'
import { isFullSeries, makeFolder, type RunningService, startService } from './start-service.ts'
import { databaseOf } from './stored-reports.ts'
import { call, givenVendor, startLoad } from './submit-load.ts'
import { startEndpoint } from './webhook-endpoint.ts'

const ROUNDS = isFullSeries ? 50 : 5
const WAIT = { timeout: 30_000, interval: 5 }
/** What was under way when the service was killed is taken up again after the time of an attempt. */
const CATCH_UP = { timeout: 90_000, interval: 100 }

test(`G-19 every event arrives, and more than once only under the same id, in ${ROUNDS} crashes between a write and its delivery`, {
  timeout: 120_000 + ROUNDS * 20_000,
}, async () => {
  const options = {
    dataFolder: makeFolder(),
    environment: { SEALPOST_WEBHOOKS_TO_LOCALHOST: 'on' },
  }
  const endpoint = await startEndpoint()
  let service = await startService(options)
  const ledger = await givenVendor(service)
  const body = { url: endpoint.url, label: 'Tracker', types: EVENT_TYPES }
  const made = await call(service, 'createWebhook', { token: ledger.vendor.apiKey, body })
  expect(made.status).toBe(201)

  for (let round = 1; round <= ROUNDS; round++) {
    const known = ledger.accepted.size
    const load = startLoad(service, ledger)
    if (round % 2 === 0) {
      // Before anybody could be told of the newest.
      await vi.waitFor(() => expect(ledger.accepted.size).toBeGreaterThan(known + 20), WAIT)
    } else {
      // After an endpoint was told, and before that was written down.
      await nextRequestTo(endpoint, 1 + Math.floor(Math.random() * 10))
    }
    await service.kill('SIGKILL')
    await load.stop()
    service = await startService(options)
  }

  const ids = idsOf(service)
  await vi.waitFor(() => {
    expect(endpoint.received.size).toBe(ids.length)
    expect(waitingIn(service)).toBe(0)
  }, CATCH_UP)
  await service.kill('SIGTERM')
  expect(new Set(endpoint.received.keys())).toEqual(new Set(ids))
  expect(ids.length).toBeGreaterThanOrEqual(ledger.accepted.size)
  const repeated = [...endpoint.received.values()].filter((bodies) => bodies.length > 1)
  expect(repeated.length).toBeGreaterThan(0)
  for (const bodies of repeated) expect(new Set(bodies).size).toBe(1)
})

/** Resolves as the endpoint has a request in hand, so many from now, that it has not answered yet. */
function nextRequestTo(endpoint: { onRequest: () => void }, count: number): Promise<void> {
  let left = count
  return new Promise((resolve) => {
    endpoint.onRequest = () => {
      left--
      if (left === 0) resolve()
    }
  })
}

/** Under which ids the events of a service are to arrive. */
function idsOf(service: RunningService): string[] {
  const rows = readPast(service, `select id from events where vendor_id = 'acme'`)
  return rows.map(({ id }) => `evt_acme_${String(id)}`)
}

/** How many deliveries have not come to an end. */
function waitingIn(service: RunningService): number {
  return readPast(service, `select 1 from deliveries where state = 'waiting'`).length
}

/** Reads past a service what it has stored. */
function readPast({ dataFolder }: RunningService, query: string) {
  const database = new DatabaseSync(databaseOf(dataFolder), { readOnly: true, timeout: 10_000 })
  try {
    return database.prepare(query).all()
  } finally {
    database.close()
  }
}
