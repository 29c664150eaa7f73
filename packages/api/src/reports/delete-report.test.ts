import { expect, test } from 'vitest'
import { Case } from '@sealpost/protocol'
import { entries, sealedReports } from '../storage/schema.ts'
import { firstOfVendor } from '../testing/make-sealed-entry.ts'
import { makeEntryId, makeTestApp } from '../testing/make-test-app.ts'

test('G-17 deleting erases every sealed byte and leaves the reporter the story', async () => {
  const { app, report, call } = await givenChangedReport()
  app.clock.now += 1000

  const answer = await app.call('deleteReport', call)

  expect(answer.status).toBe(204)
  expect(await app.deps.db.$count(sealedReports)).toBe(0)
  const kept = await app.deps.db.select({ ciphertext: entries.ciphertext }).from(entries)
  expect(kept).toEqual([{ ciphertext: null }])
  const theCase = await app.call('getCase', { params: { vendor: 'acme' }, token: report.token })
  expect(Case.parse(await theCase.json())).toMatchObject({
    sealed: null,
    wrappedState: null,
    deletedAt: '2026-01-01T00:00:01.000Z',
    status: 'acknowledged',
    thread: [{ change: { status: 'acknowledged' }, sealed: null }],
  })
})

test('a deleted report is gone for its vendor, by name', async () => {
  const { app, call } = await givenChangedReport()
  await app.call('deleteReport', call)

  const answers = await Promise.all([
    app.call('getReport', call),
    app.call('getSealedReport', call),
    app.call('getArmoredReport', call),
    app.call('updateReport', {
      ...call,
      headers: { 'If-Match': '"3"' },
      body: { changeId: makeEntryId(), change: { exploited: true } },
    }),
  ])

  for (const answer of answers) {
    expect(await answer.json()).toMatchObject({ code: 'report_deleted', status: 410 })
  }
})

test('deleting twice is deleting once', async () => {
  const { app, call } = await givenChangedReport()
  await app.call('deleteReport', call)

  expect((await app.call('deleteReport', call)).status).toBe(204)
})

async function givenChangedReport() {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()
  const report = await app.givenReport(vendor)
  const call = { params: { reportId: report.reportId }, token: vendor.key }
  const { entry: event } = await firstOfVendor(vendor)
  const body = { changeId: makeEntryId(), change: { status: 'acknowledged' }, event }
  await app.call('updateReport', { ...call, body, headers: { 'If-Match': '"1"' } })
  return { app, report, call }
}
