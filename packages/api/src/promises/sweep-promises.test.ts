import { expect, test } from 'vitest'
import type { FeedEvent, Promises } from '@sealpost/protocol'
import { makeTestApp } from '../testing/make-test-app.ts'
import { plansOf } from '../testing/plans-of.ts'
import { readFeed } from '../testing/read-feed.ts'
import { sweepPromises } from './sweep-promises.ts'

const MS_PER_DAY = 86_400_000
const promises: Promises = {
  acknowledge: { within: { days: 4 } },
  triage: { within: { days: 8 } },
}

test('a promise is told of when it is due soon and when it is missed, at its own time', async () => {
  const { app, vendor, feed } = await makeMailbox()
  await app.givenReport(vendor)

  for (let hours = 0; hours < 24 * 12; hours += 6) {
    app.clock.now += 6 * 3_600_000
    await sweepPromises(app.deps)
  }

  // Received on 1 January at midnight: days end with 5 and 9 January.
  expect((await feed()).map(line)).toEqual([
    'report.received 2026-01-01T00:00:00.000Z',
    'promise.due_soon acknowledge 2026-01-04T18:00:00.000Z',
    'promise.missed acknowledge 2026-01-06T00:00:00.000Z',
    'promise.due_soon triage 2026-01-07T18:00:00.000Z',
    'promise.missed triage 2026-01-10T00:00:00.000Z',
  ])
})

test('after a month without a sweep each is told once, in the order of time across all reports', async () => {
  const { app, vendor, feed } = await makeMailbox()
  for (let count = 0; count < 60; count++) {
    await app.givenReport(vendor)
    app.clock.now += count % 7 === 0 ? MS_PER_DAY : 60_000
  }
  app.clock.now += 30 * MS_PER_DAY

  await sweepPromises(app.deps)
  await sweepPromises(app.deps)

  const told = (await feed()).filter(({ promise }) => promise !== null)
  expect(told).toHaveLength(60 * 4)
  expect(new Set(told.map(deadline)).size).toBe(60 * 4)
  expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).sort())
})

test('of sweeps at once, each tells what the others did not', async () => {
  const { app, vendor, feed } = await makeMailbox()
  for (let count = 0; count < 40; count++) await app.givenReport(vendor)
  app.clock.now += 30 * MS_PER_DAY

  await Promise.all(Array.from({ length: 6 }, () => sweepPromises(app.deps)))

  const told = (await feed()).filter(({ promise }) => promise !== null)
  expect(told).toHaveLength(40 * 4)
  expect(new Set(told.map(deadline)).size).toBe(40 * 4)
})

test('a clock that jumps back tells nothing twice', async () => {
  const { app, vendor, feed } = await makeMailbox()
  const report = await app.givenReport(vendor)
  app.clock.now += 30 * MS_PER_DAY
  await sweepPromises(app.deps)
  const before = (await feed()).map(deadline)

  app.clock.now -= 29 * MS_PER_DAY
  await sweepPromises(app.deps)
  await app.givenChanges(report, { exploited: true })
  app.clock.now += 40 * MS_PER_DAY
  await sweepPromises(app.deps)

  const after = (await feed()).filter(({ type }) => type !== 'report.changed').map(deadline)
  expect(after).toEqual(before)
})

test('what a change comes too late for is told before the change, though no sweep saw it', async () => {
  const { app, vendor, feed } = await makeMailbox()
  const report = await app.givenReport(vendor)
  app.clock.now += 6 * MS_PER_DAY
  await app.givenChanges(report, { status: 'acknowledged' })
  await sweepPromises(app.deps)

  expect((await feed()).map(line)).toEqual([
    'report.received 2026-01-01T00:00:00.000Z',
    'promise.due_soon acknowledge 2026-01-04T18:00:00.000Z',
    'promise.missed acknowledge 2026-01-06T00:00:00.000Z',
    'report.changed 2026-01-07T00:00:00.000Z',
  ])
})

test('a promise that is kept, or owed no more, is not told of', async () => {
  const { app, vendor, feed } = await makeMailbox()
  const [kept, declined, deleted] = [
    await app.givenReport(vendor),
    await app.givenReport(vendor),
    await app.givenReport(vendor),
  ]
  await app.givenChanges(kept, { status: 'acknowledged' }, { status: 'triaged', severity: 'low' })
  await app.givenChanges(declined, { status: 'declined', declineReason: 'spam' })
  const params = { reportId: deleted.reportId }
  await app.call('deleteReport', { token: vendor.key, params })
  app.clock.now += 30 * MS_PER_DAY

  await sweepPromises(app.deps)

  expect((await feed()).filter(({ promise }) => promise !== null)).toEqual([])
})

test('a deadline that a pause has moved is told of anew, one that stood still is not', async () => {
  const { app, vendor, feed } = await makeMailbox({ triage: { within: { days: 8 } } })
  const report = await app.givenReport(vendor)
  app.clock.now += 7.5 * MS_PER_DAY
  await sweepPromises(app.deps)
  await app.givenChanges(report, { status: 'needs_detail', missing: ['summary'] })
  app.clock.now += 10 * MS_PER_DAY
  await sweepPromises(app.deps)
  await app.givenChanges(report, { status: 'acknowledged' })
  app.clock.now += 10 * MS_PER_DAY
  await sweepPromises(app.deps)

  const told = (await feed()).filter(({ promise }) => promise !== null)
  expect(told.map(({ type }) => type)).toEqual([
    'promise.due_soon',
    'promise.due_soon',
    'promise.missed',
  ])
})

test('what is due is read from an index, however many reports are not', async () => {
  const app = await makeTestApp()

  const [plan] = await plansOf(app, sweepPromises)

  expect(plan).toBe('SEARCH reports USING INDEX reports_by_alarm (next_alarm_at_ms<?)')
})

async function makeMailbox(given = promises) {
  const app = await makeTestApp()
  const vendor = await app.givenVendor('acme', {
    policy: { promises: given },
    expires: '2026-06-01T00:00:00Z',
  })
  return { app, vendor, feed: () => readFeed(app, vendor) }
}

function line({ type, promise, at }: FeedEvent): string {
  return [type, promise, at].filter(Boolean).join(' ')
}

function deadline({ type, promise, reportId, at }: FeedEvent): string {
  return [type, promise, reportId, at].join(' ')
}
