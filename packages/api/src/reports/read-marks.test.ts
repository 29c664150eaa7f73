import { expect, test } from 'vitest'
import { Case, ReportPage } from '@sealpost/protocol'
import { makeTalk } from '../testing/make-talk.ts'
import { makeTestApp } from '../testing/make-test-app.ts'
import { startRace } from '../testing/start-race.ts'

test('what the reporter wrote is unread until the vendor marks it, the report included', async () => {
  const { talk, mark } = await givenReport()
  const fresh = await counts(talk)
  await talk.say('reporter')
  await talk.say('vendor')
  await talk.say('reporter')
  const told = await counts(talk)

  await mark(1)
  const afterReport = await counts(talk)
  await mark(3)
  const afterOne = await counts(talk)
  await mark(4)

  expect([fresh, told, afterReport, afterOne, await counts(talk)]).toEqual([
    { unread: 1, readRevision: 0 },
    { unread: 3, readRevision: 0 },
    { unread: 2, readRevision: 1 },
    { unread: 1, readRevision: 3 },
    { unread: 0, readRevision: 4 },
  ])
})

test('a mark never goes back, and one beyond the thread ends with it', async () => {
  const { talk, mark } = await givenReport()
  await talk.say('reporter')

  await mark(1_000_000)
  const beyond = await counts(talk)
  await mark(1)
  await mark(0)
  const back = await counts(talk)
  await talk.say('reporter')

  expect(beyond).toEqual({ unread: 0, readRevision: 2 })
  expect(back).toEqual(beyond)
  expect(await counts(talk)).toEqual({ unread: 1, readRevision: 2 })
})

test('the vendor\u2019s own words and changes are not unread, the reporter\u2019s changes are', async () => {
  const { app, report, talk, mark } = await givenReport()
  await mark(1)
  await app.givenChanges(report, { status: 'acknowledged' })
  await talk.say('vendor')
  const own = await counts(talk)

  await talk.say('reporter', { change: { status: 'withdrawn' } })

  expect([own.unread, (await counts(talk)).unread]).toEqual([0, 1])
})

test('however marks and messages mix, the count is what is there', async () => {
  const { app, talk, mark } = await givenReport()

  for (let round = 1; round < 8; round++) {
    const saying = await talk.compose('reporter')
    startRace(app, 2)
    await Promise.all([talk.send(saying), mark(round)])
    await talk.say('vendor')
    const { thread, unread, readRevision } = await talk.read()
    const left = thread.filter(
      ({ actor, revision }) => actor === 'reporter' && revision > readRevision,
    )
    expect(unread).toBe(left.length)
  }
})

test('a mark is no change: neither revision nor time of change move', async () => {
  const { app, report, talk, mark, markCase } = await givenReport()
  app.clock.now += 1000

  await mark(1)
  await markCase(1)

  expect(await talk.read()).toMatchObject({ revision: 1, updatedAt: report.receivedAt })
})

test('the reporter\u2019s marks begin with the report, go forward, and end with the thread', async () => {
  const { talk, markCase, readCase } = await givenReport()
  const fresh = (await readCase()).readRevision
  await talk.say('vendor')
  await talk.say('vendor')

  const seen: number[] = []
  for (const revision of [2, 1, 0, 999]) {
    await markCase(revision)
    seen.push((await readCase()).readRevision)
  }

  expect([fresh, ...seen]).toEqual([1, 2, 2, 2, 3])
  expect((await counts(talk)).readRevision).toBe(0)
})

test('a list can be cut down to what is unread', async () => {
  const { app, report, mark } = await givenReport()
  const other = await app.givenReport(report.vendor)
  await mark(1)

  const query = { unread: 'true' }
  const list = async () => {
    const answer = await app.call('listReports', { token: report.vendor.key, query })
    return ReportPage.parse(await answer.json()).items.map(({ reportId }) => reportId)
  }

  expect(await list()).toEqual([other.reportId])
  await makeTalk(app, report).say('reporter')
  expect((await list()).sort()).toEqual([report.reportId, other.reportId].sort())
})

async function givenReport() {
  const app = await makeTestApp()
  const report = await app.givenReport(await app.givenVendor())
  const talk = makeTalk(app, report)
  return {
    app,
    report,
    talk,
    mark: (revision: number) =>
      app.call('markReportRead', { ...talk.asVendor, body: { revision } }),
    markCase: (revision: number) =>
      app.call('markCaseRead', { ...talk.asReporter, body: { revision } }),
    readCase: async () => Case.parse(await (await app.call('getCase', talk.asReporter)).json()),
  }
}

async function counts(talk: ReturnType<typeof makeTalk>) {
  const { unread, readRevision } = await talk.read()
  return { unread, readRevision }
}
