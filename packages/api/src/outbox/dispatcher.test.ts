import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { VendorSlug } from '@sealpost/protocol'
import { commit } from '../storage/commit.ts'
import { deliveries } from '../storage/delivery-schema.ts'
import { events } from '../storage/schema.ts'
import { makeTestApp, type TestApp, type TestVendor } from '../testing/make-test-app.ts'
import { plansOf } from '../testing/plans-of.ts'
import { readReceived } from '../testing/read-received.ts'
import type { WebhookAnswer } from '../webhooks/post-webhook.ts'
import { outletOf } from '../webhooks/webhook-outlet.ts'
import { claimDue, findWaiting } from './claim-due.ts'
import { createDispatcher } from './dispatcher.ts'
import { fanOut } from './fan-out.ts'

const TAKEN: WebhookAnswer = { status: 204, retryAfterMs: null }
const DAY_MS = 86_400_000

test('G-19 of each report an endpoint is told in order, whatever fails in between', async () => {
  const { app, vendor, webhook } = await givenWebhook()
  const reports = [await app.givenReport(vendor), await app.givenReport(vendor)]
  for (const report of reports) {
    await app.givenChanges(report, { status: 'acknowledged' }, { exploited: true })
  }
  let asked = 0
  app.endpoints.answer(webhook.url, () => (asked++ % 3 === 1 ? TAKEN : { fault: 'timeout' }))

  for (let hours = 0; hours < 72; hours++) {
    await app.deliver()
    app.clock.now += 3_600_000
  }

  for (const { reportId } of reports) {
    const told = readReceived(app).filter((event) => event.reportId === reportId)
    const ids = told.map(({ id }) => id)
    expect(ids).toEqual([...ids].sort((one, other) => one - other))
    expect(new Set(ids).size).toBe(3)
  }
})

test('what fails for one report holds up no other', async () => {
  const { app, vendor, webhook } = await givenWebhook()
  const [stuck, fine] = [await app.givenReport(vendor), await app.givenReport(vendor)]
  app.endpoints.answer(webhook.url, ({ body }) =>
    body.includes(stuck.reportId) ? { status: 500, retryAfterMs: null } : TAKEN,
  )

  await app.givenChanges(stuck, { status: 'acknowledged' })
  await app.givenChanges(fine, { status: 'acknowledged' })
  await app.deliver()

  const told = readReceived(app)
  expect(told.filter(({ reportId }) => reportId === fine.reportId)).toHaveLength(2)
  expect(told.filter(({ reportId }) => reportId === stuck.reportId)).toHaveLength(1)
})

test('an endpoint that never answers delays no other, and is asked one thing at a time from then on', async () => {
  const { app, vendor } = await givenWebhook()
  const hanging = makeHanging(app, 'https://hanging.example/')
  await app.givenWebhook(vendor, { url: hanging.url })
  for (let sent = 0; sent < 40; sent++) await app.givenReport(vendor)

  const dispatcher = createDispatcher(app.deps)
  const run = dispatcher.dispatch()
  await vi.waitFor(() => expect(readReceived(app, TRACKER)).toHaveLength(40))
  expect(hanging.waiting()).toBe(8)

  hanging.endAll()
  await run
  const second = dispatcher.dispatch()
  await vi.waitFor(() => expect(hanging.waiting()).toBe(1))
  expect(readReceived(app, hanging.url)).toHaveLength(9)
  hanging.endAll()
  await second
})

test('word of what happens while an endpoint is being told of something else is not forgotten', async () => {
  const { app, vendor } = await givenWebhook()
  const slow = makeHanging(app, TRACKER)
  await app.givenReport(vendor)
  const dispatcher = createDispatcher(app.deps)
  const run = dispatcher.dispatch()
  await vi.waitFor(() => expect(slow.waiting()).toBe(1))

  await app.givenReport(vendor)
  await dispatcher.dispatch(VendorSlug.parse(vendor.slug))
  app.endpoints.answer(TRACKER, () => TAKEN)
  slow.endAll(TAKEN)
  await run

  expect(readReceived(app).map(({ id }) => id)).toEqual([1, 2])
})

test('of dispatchers at once, each delivers what the others did not', async () => {
  const { app, vendor } = await givenWebhook()
  for (let sent = 0; sent < 40; sent++) await app.givenReport(vendor)

  await Promise.all(Array.from({ length: 6 }, () => app.deliver()))

  const ids = readReceived(app).map(({ id }) => id)
  expect(ids).toHaveLength(40)
  expect(new Set(ids).size).toBe(40)
})

test('what a dispatcher has left behind is taken up by the next, under the same id', async () => {
  const { app, vendor } = await givenWebhook()
  const hanging = makeHanging(app, TRACKER)
  await app.givenReport(vendor)
  const crashed = createDispatcher(app.deps)
  const run = crashed.dispatch()
  await vi.waitFor(() => expect(hanging.waiting()).toBe(1))
  await crashed.stop(0)
  hanging.endAll(TAKEN)
  await run

  app.endpoints.answer(TRACKER, () => TAKEN)
  await app.deliver()
  expect(app.endpoints.received).toHaveLength(1)
  app.clock.now += 30_000
  await app.deliver()
  await app.deliver()

  const ids = app.endpoints.received.map(({ headers }) => headers['webhook-id'])
  expect(ids).toEqual(['evt_acme_1', 'evt_acme_1'])
})

test('an attempt that somebody else has overtaken leaves no word', async () => {
  const { app, vendor } = await givenWebhook()
  const hanging = makeHanging(app, TRACKER)
  await app.givenReport(vendor)
  const slow = app.deliver()
  await vi.waitFor(() => expect(hanging.waiting()).toBe(1))

  app.clock.now += 30_000
  app.endpoints.answer(TRACKER, () => TAKEN)
  await app.deliver()
  hanging.endAll({ fault: 'timeout' })
  await slow

  const [row] = await app.deps.db.select().from(deliveries)
  expect(row).toMatchObject({ state: 'delivered', fault: null, nextAttemptAtMs: null })
})

test('after a week in which nothing was told, ten thousand events arrive, each once and in order', {
  timeout: 120_000,
}, async () => {
  const { app, vendor } = await givenWebhook()
  const { reportId } = await app.givenReport(vendor)
  await givenEvents(app, vendor, 9999)
  app.clock.now += 7 * DAY_MS
  let [underWay, most] = [0, 0]
  app.endpoints.answer(TRACKER, async () => {
    most = Math.max(most, ++underWay)
    await Promise.resolve()
    underWay--
    return TAKEN
  })

  await app.deliver()

  const ids = readReceived(app).map(({ id }) => id)
  expect(ids).toHaveLength(10_000)
  expect(new Set(ids).size).toBe(10_000)
  expect(most).toBeLessThanOrEqual(8)
  expect(readReceived(app).filter((event) => event.reportId === reportId)).toHaveLength(1)
})

test('an edge platform asks others only so often for one request', async () => {
  const { app, vendor } = await givenWebhook()
  for (let sent = 0; sent < 12; sent++) await app.givenReport(vendor)

  await createDispatcher(app.deps, { maxAttempts: 5 }).dispatch()

  expect(app.endpoints.received).toHaveLength(5)
})

test('all that is asked for, over and over, is found by an index', async () => {
  const { app, webhook } = await givenWebhook()
  const vendor = VendorSlug.parse('acme')
  const lane = { vendor, outlet: outletOf(webhook.id) }

  const plans = [
    ...(await plansOf(app, (deps) => findWaiting(deps, vendor))),
    ...(await plansOf(app, (deps) => claimDue(deps, lane, { count: 4, timeLimitMs: 1 }))),
    ...(await plansOf(app, (deps) => fanOut(deps, vendor))),
  ]

  expect(plans.join('\n')).not.toContain('SCAN')
  const due =
    'deliveries USING INDEX deliveries_due (vendor_id=? AND outlet=? AND next_attempt_at_ms<?)'
  expect(plans[1]).toContain(due)
  expect(plans[1]).toContain('earlier USING INDEX deliveries_waiting')
})

const TRACKER = 'https://tracker.example/events'

async function givenWebhook() {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const webhook = await app.givenWebhook(vendor)
  return { app, vendor, webhook }
}

/** An address that answers when a test says so. */
function makeHanging(app: TestApp, url: string) {
  let waiting: ((answer: WebhookAnswer) => void)[] = []
  app.endpoints.answer(url, () => new Promise((resolve) => waiting.push(resolve)))
  return {
    url,
    waiting: () => waiting.length,
    endAll(answer: WebhookAnswer = { fault: 'timeout' }) {
      const ended = waiting
      waiting = []
      for (const end of ended) end(answer)
    },
  }
}

/** Events of as many reports, which nobody needs to have sent. */
async function givenEvents({ deps: { db } }: TestApp, { slug }: TestVendor, count: number) {
  const numbers = sql`with recursive numbers(n) as
    (select 1 union all select n + 1 from numbers where n < ${count})`
  await commit(db, [
    db.insert(events).select(
      sql`${numbers} select ${slug}, n + 1, 'report.changed',
        printf('00000000-0000-4000-8000-%012d', n), 0, null, null, null, null from numbers`,
    ),
  ])
}
