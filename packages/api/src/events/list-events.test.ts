import { expect, test } from 'vitest'
import { FeedPage, VendorSlug } from '@sealpost/protocol'
import { makeTestApp } from '../testing/make-test-app.ts'
import { makeWorld } from '../testing/make-world.ts'
import { plansOf } from '../testing/plans-of.ts'
import { readFeed } from '../testing/read-feed.ts'
import { listEvents } from './list-events.ts'

const IF_FIRST = { 'If-Match': '"1"' }
const CHANGE = { changeId: crypto.randomUUID(), change: { status: 'acknowledged' } }
const OTHER = { changeId: crypto.randomUUID(), change: { exploited: true } }

test('the feed tells everything that happens to a report, in order, with ids that grow by one', async () => {
  const { app, vendor, report } = await makeWorld()
  const named = { token: vendor.key, params: { reportId: report.reportId } }
  const asReporter = { token: report.token, params: { vendor: vendor.slug } }

  await app.givenChanges(report, { status: 'acknowledged' })
  await app.call('putCredit', { ...named, body: { name: 'Ada' } })
  await app.call('withdrawCredit', asReporter)
  await app.call('deleteReport', named)

  const feed = await readFeed(app, vendor)
  expect(feed.map(({ id, type }) => [id, type])).toEqual([
    [1, 'report.received'],
    [2, 'report.changed'],
    [3, 'credit.published'],
    [4, 'credit.withdrawn'],
    [5, 'report.deleted'],
  ])
  expect(new Set(feed.map(({ reportId }) => reportId))).toEqual(new Set([report.reportId]))
})

test('what is repeated, or refused, is told once or not at all', async () => {
  const { app, vendor, report } = await makeWorld()
  const named = { token: vendor.key, params: { reportId: report.reportId } }
  const twice = async (act: () => Promise<Response>) => [await act(), await act()]

  await twice(() =>
    app.call('submitReport', { params: { vendor: vendor.slug }, body: report.submission }),
  )
  await twice(() => app.call('putCredit', { ...named, body: { name: 'Ada' } }))
  await twice(() => app.call('updateReport', { ...named, body: CHANGE, headers: IF_FIRST }))
  await twice(() => app.call('updateReport', { ...named, body: OTHER, headers: IF_FIRST }))
  await twice(() => app.call('deleteReport', named))

  expect((await readFeed(app, vendor)).map(({ type }) => type)).toEqual([
    'report.received',
    'credit.published',
    'report.changed',
    'report.deleted',
  ])
})

test('of changes at once, the feed tells those that were made', async () => {
  const { app, vendor, report } = await makeWorld()
  const change = () =>
    app.call('updateReport', {
      token: vendor.key,
      params: { reportId: report.reportId },
      body: { changeId: crypto.randomUUID(), change: { exploited: true } },
      headers: IF_FIRST,
    })

  const answers = await Promise.all(Array.from({ length: 10 }, change))

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await readFeed(app, vendor)).map(({ type }) => type)).toEqual([
    'report.received',
    'report.changed',
  ])
})

test('each vendor\u2019s feed counts for itself', async () => {
  const app = await makeTestApp()
  const [acme, other] = [await app.givenVendor('acme'), await app.givenVendor('other')]
  const senders = [acme, other, acme, other]
  const theirs = await Promise.all(senders.map((each) => app.givenReport(each)))

  const [feed, foreign] = [await readFeed(app, acme), await readFeed(app, other)]

  expect([feed, foreign].map((each) => each.map(({ id }) => id))).toEqual([
    [1, 2],
    [1, 2],
  ])
  expect(new Set([...feed, ...foreign].map(({ reportId }) => reportId))).toEqual(
    new Set(theirs.map(({ reportId }) => reportId)),
  )
})

test('a page says where to go on, also when nothing has happened', async () => {
  const { app, vendor } = await makeWorld()
  await app.givenReport(vendor)
  const page = async (query: Record<string, string>) =>
    FeedPage.parse(await (await app.call('listEvents', { token: vendor.key, query })).json())

  expect(await page({ limit: '1' })).toMatchObject({ items: [{ id: 1 }], last: 1 })
  expect(await page({ limit: '1', after: '1' })).toMatchObject({ items: [{ id: 2 }], last: 2 })
  expect(await page({ after: '2' })).toEqual({ items: [], last: 2 })
  expect(await page({ after: '0' })).toMatchObject({ last: 2 })
  const quiet = await app.givenVendor('quiet')
  expect(await (await app.call('listEvents', { token: quiet.key })).json()).toEqual({
    items: [],
    last: 0,
  })
})

test('the feed is read from where it goes on, however long it is', async () => {
  const { app, vendor } = await makeWorld()

  const [plan] = await plansOf(app, (deps) =>
    listEvents(deps, VendorSlug.parse(vendor.slug), { after: 7 }),
  )

  expect(plan).toMatch(/^SEARCH events USING .*\(vendor_id=\? AND id>\?\)$/)
})
