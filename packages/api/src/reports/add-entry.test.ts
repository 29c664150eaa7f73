import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type Policy, ReportDetail } from '@sealpost/protocol'
import { commit } from '../storage/commit.ts'
import { entries, reports } from '../storage/schema.ts'
import { makeTestApp, type TestReport } from '../testing/make-test-app.ts'

const MS_PER_DAY = 86_400_000

const policy: Partial<Policy> = {
  promises: {
    acknowledge: { within: { days: 2 } },
    triage: { within: { days: 9 } },
    update: { within: { days: 14 } },
  },
  disclosure: { window: { days: 90 } },
}

test('clocks go on from what the last entry left: nothing of the thread before it is read', async () => {
  const { app, told, untold } = await givenTwins()
  const { db } = app.deps
  await commit(db, [db.delete(entries).where(eq(entries.reportId, untold.reportId))])

  await goOn(app, told)
  await goOn(app, untold)

  const clocks = await clocksOf(app, told)
  expect(clocks.map(({ state }) => state)).toEqual(['met', 'met', 'running', 'running'])
  expect(await clocksOf(app, untold)).toEqual(clocks)
})

test('a report from before that was kept is told anew of its whole thread', async () => {
  const { app, told, untold } = await givenTwins()
  const { db } = app.deps
  const isUntold = eq(reports.id, untold.reportId)
  await commit(db, [db.update(reports).set({ life: null }).where(isUntold)])

  await goOn(app, told)
  await goOn(app, untold)

  expect(await clocksOf(app, untold)).toEqual(await clocksOf(app, told))
})

test('what is kept of a life does not grow with the changes', async () => {
  const { app, told } = await givenTwins()
  const sizeOf = async () => {
    const [row] = await app.deps.db.select().from(reports).where(eq(reports.id, told.reportId))
    return JSON.stringify(row?.life).length
  }
  await goOn(app, told)
  const size = await sizeOf()

  for (let round = 1; round <= 5; round++) await goOn(app, told)

  expect(await sizeOf()).toBe(size)
})

/** Two reports with the same life so far, with a pause of four days in it. */
async function givenTwins() {
  const app = await makeTestApp()
  const vendor = await app.givenVendor('acme', { policy })
  const told = await app.givenReport(vendor)
  const untold = await app.givenReport(vendor)
  const both = async (...changes: Parameters<typeof app.givenChanges>[1][]) => {
    await app.givenChanges(told, ...changes)
    await app.givenChanges(untold, ...changes)
    app.clock.now += 4 * MS_PER_DAY
  }
  await both({ status: 'needs_detail', missing: ['summary'] })
  await both({ status: 'acknowledged' })
  await both({ status: 'triaged', severity: 'high' })
  return { app, told, untold }
}

type App = Awaited<ReturnType<typeof givenTwins>>['app']

/** Asks for detail and takes it up again, at one moment. */
function goOn(app: App, report: TestReport): Promise<unknown> {
  return app.givenChanges(
    report,
    { status: 'needs_detail', missing: ['summary'] },
    { status: 'triaged' },
  )
}

async function clocksOf(app: App, { reportId, vendor }: TestReport) {
  const answer = await app.call('getReport', { token: vendor.key, params: { reportId } })
  return ReportDetail.parse(await answer.json()).promises
}
