import { expect, test } from 'vitest'
import { ReportPage, type ReportQuery, VendorSlug, type VisibleChange } from '@sealpost/protocol'
import { makeTestApp, type TestApp, type TestVendor } from '../testing/make-test-app.ts'
import { plansOf } from '../testing/plans-of.ts'
import { listReports } from './list-reports.ts'

test('pages follow one another from newest to oldest, without gap or repetition', async () => {
  const { app, vendor } = await givenVendor()
  const ids = await givenReports(app, vendor, 7)

  const first = await list(app, vendor, { limit: '3' })
  const second = await list(app, vendor, { limit: '3', cursor: cursorOf(first) })
  const third = await list(app, vendor, { limit: '3', cursor: cursorOf(second) })

  expect([first, second, third].map((page) => page.items.length)).toEqual([3, 3, 1])
  expect([first, second, third].flatMap(idsOf)).toEqual(ids.toReversed())
  expect(third.nextCursor).toBeNull()
})

test('reports received in the same millisecond are all listed', async () => {
  const { app, vendor } = await givenVendor()
  const reports = await Promise.all(Array.from({ length: 5 }, () => app.givenReport(vendor)))

  const first = await list(app, vendor, { limit: '2' })
  const second = await list(app, vendor, { limit: '2', cursor: cursorOf(first) })
  const third = await list(app, vendor, { limit: '2', cursor: cursorOf(second) })

  const listed = [first, second, third].flatMap(idsOf)
  expect(listed.toSorted()).toEqual(reports.map((report) => report.reportId).sort())
})

test('a full last page has no next one', async () => {
  const { app, vendor } = await givenVendor()
  await givenReports(app, vendor, 2)

  expect((await list(app, vendor, { limit: '2' })).nextCursor).toBeNull()
})

test('reports that arrive while paging do not disturb it', async () => {
  const { app, vendor } = await givenVendor()
  const ids = await givenReports(app, vendor, 3)
  const first = await list(app, vendor, { limit: '2' })
  await givenReports(app, vendor, 2)

  const second = await list(app, vendor, { limit: '2', cursor: cursorOf(first) })

  expect([...idsOf(first), ...idsOf(second)]).toEqual(ids.toReversed())
})

test('filters pick by status, channel and time of change', async () => {
  const { app, vendor } = await givenVendor()
  const [old, touched] = await givenReportsWith(app, vendor, {}, { status: 'acknowledged' })

  const acknowledged = await list(app, vendor, { status: 'acknowledged' })
  const received = await list(app, vendor, { status: 'received', channel: 'vulnerability' })
  const elsewhere = await list(app, vendor, { channel: 'incident' })
  const changed = await list(app, vendor, { updatedSince: '2026-01-01T01:00:00Z' })

  expect([acknowledged, received, elsewhere, changed].map(idsOf)).toEqual([
    [touched],
    [old],
    [],
    [touched],
  ])
})

test('deleted reports are not listed', async () => {
  const { app, vendor } = await givenVendor()
  const { reportId } = await app.givenReport(vendor)
  await app.call('deleteReport', { params: { reportId }, token: vendor.key })

  expect((await list(app, vendor)).items).toEqual([])
})

test('a cursor continues its own list only', async () => {
  const { app, vendor } = await givenVendor()
  await givenReports(app, vendor, 3)
  const foreign = await app.givenVendor('other')
  await app.givenReport(foreign)
  const cursor = cursorOf(await list(app, vendor, { limit: '1' }))
  const tampered = cursor.replace(/^./, (first) => (first === 'M' ? 'N' : 'M'))

  const refusals = await Promise.all([
    query(app, vendor, { cursor, status: 'received' }),
    query(app, foreign, { cursor }),
    query(app, vendor, { cursor: tampered }),
    query(app, vendor, { cursor: 'not a cursor' }),
    query(app, vendor, { cursor: cursor.slice(0, -2) }),
  ])

  for (const answer of refusals) {
    expect(await answer.json()).toMatchObject({ code: 'invalid_cursor', status: 400 })
  }
})

test.for(['0', '101', '-1', '1.5', '1e1', ''])('a page of %s reports is refused', async (limit) => {
  const { app, vendor } = await givenVendor()

  const answer = await query(app, vendor, { limit })

  expect(await answer.json()).toMatchObject({
    code: 'invalid_request',
    errors: [{ path: '/limit' }],
  })
})

async function givenVendor() {
  const app = await makeTestApp()
  return { app, vendor: await app.givenVendor() }
}

/** Reports a second apart, oldest first. */
async function givenReports(app: TestApp, vendor: TestVendor, count: number) {
  const ids: string[] = []
  for (let index = 0; index < count; index++) {
    app.clock.now += 1000
    ids.push((await app.givenReport(vendor)).reportId)
  }
  return ids
}

/** Reports an hour apart, each changed when it is an hour old. */
async function givenReportsWith(app: TestApp, vendor: TestVendor, ...moves: VisibleChange[]) {
  const ids: string[] = []
  for (const move of moves) {
    const report = await app.givenReport(vendor)
    app.clock.now += 3_600_000
    if (Object.keys(move).length > 0) await app.givenChanges(report, move)
    ids.push(report.reportId)
  }
  return ids
}

function query(app: TestApp, vendor: TestVendor, query: Record<string, string>) {
  return app.call('listReports', { token: vendor.key, query })
}

async function list(app: TestApp, vendor: TestVendor, filters: Record<string, string> = {}) {
  return ReportPage.parse(await (await query(app, vendor, filters)).json())
}

type ListedPage = Awaited<ReturnType<typeof list>>

function idsOf(page: ListedPage): string[] {
  return page.items.map((item) => item.reportId)
}

function cursorOf(page: ListedPage): string {
  return page.nextCursor ?? ''
}

const MS_PER_HOUR = 3_600_000
const promises = { acknowledge: { within: { days: 2 } }, triage: { within: { days: 9 } } }

test('late reports, and those due soon, come in the order in which they are due', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor('acme', { policy: { promises } })
  const [late, kept, soon, later] = [
    await givenReportAfter(app, vendor, 0),
    await givenReportAfter(app, vendor, MS_PER_HOUR),
    await givenReportAfter(app, vendor, 2 * 24 * MS_PER_HOUR),
    await givenReportAfter(app, vendor, 2 * 24 * MS_PER_HOUR),
  ]
  await app.givenChanges(kept, { status: 'acknowledged' })

  const queries = [{ late: 'true' }, { dueWithinHours: '24' }, { dueWithinHours: '96' }]
  const [overdue, tomorrow, all] = await Promise.all(
    queries.map(async (query) => idsOf(await list(app, vendor, query))),
  )

  expect(overdue).toEqual([late.reportId])
  expect(tomorrow).toEqual([late.reportId, soon.reportId])
  expect(all).toEqual([late.reportId, soon.reportId, later.reportId])
  const elsewhere = await list(app, vendor, { late: 'true', status: 'acknowledged' })
  expect(idsOf(elsewhere)).toEqual([])
})

test('a report is late from the first millisecond after its deadline', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor('acme', { policy: { promises } })
  const { reportId, promises: clocks } = await app.givenReport(vendor)
  const dueAtMs = Date.parse(clocks[0]?.dueAt ?? '')

  app.clock.now = dueAtMs
  const before = await list(app, vendor, { late: 'true' })
  app.clock.now = dueAtMs + 1
  const after = await list(app, vendor, { late: 'true' })

  expect([before, after].map(idsOf)).toEqual([[], [reportId]])
  expect(after.items[0]?.promises[0]).toMatchObject({ promise: 'acknowledge', state: 'late' })
})

test('pages of what is due follow one another without gap or repetition', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor('acme', { policy: { promises } })
  const ids = await givenReports(app, vendor, 7)
  app.clock.now += 30 * 24 * MS_PER_HOUR

  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = { late: 'true', limit: '3', ...(cursor && { cursor }) }
    const page: Awaited<ReturnType<typeof list>> = await list(app, vendor, query)
    seen.push(...idsOf(page))
    cursor = page.nextCursor
  }

  expect(seen.toSorted()).toEqual(ids.toSorted())
})

test.for<ReportQuery>([
  {},
  { status: 'received' },
  { unread: 'true' },
  { unread: 'true', status: 'received' },
  { unread: 'true', late: 'true' },
  { late: 'true' },
  { dueWithinHours: 24 },
  { late: 'true', status: 'received' },
])('%j is read from an index in its order, nothing is scanned or sorted', async (query) => {
  const app = await makeTestApp()
  const vendor = VendorSlug.parse('acme')
  const isDue = query.late ?? query.dueWithinHours

  const plans = await plansOf(app, (deps) => listReports(deps, vendor, query))

  expect(plans).toHaveLength(1)
  expect(plans[0]).toMatch(/^SEARCH reports USING INDEX reports_by_/)
  if (isDue) expect(plans[0]).toMatch(/reports_by_due \(vendor_id=\? AND next_due_at_ms<\?\)/)
  if (query.unread && !isDue && !query.status) expect(plans[0]).toMatch(/reports_by_unread/)
  expect(plans[0]).not.toMatch(/SCAN|TEMP B-TREE/)
})

async function givenReportAfter(app: TestApp, vendor: TestVendor, waitMs: number) {
  app.clock.now += waitMs
  return app.givenReport(vendor)
}
