import { expect, test } from 'vitest'
import {
  Case,
  encodeBase64,
  type ReportChange,
  ReportDetail,
  ReportSummary,
  Sha256,
  type VisibleChange,
} from '@sealpost/protocol'
import { entries } from '../storage/schema.ts'
import { RECIPIENTS } from '../testing/make-profile.ts'
import { makeSealedText } from '../testing/make-sealed.ts'
import { firstOfVendor, makeSealedEntry } from '../testing/make-sealed-entry.ts'
import { makeTalk } from '../testing/make-talk.ts'
import {
  makeEntryId,
  makeTestApp,
  type TestApp,
  type TestReport,
} from '../testing/make-test-app.ts'

const ACKNOWLEDGE: VisibleChange = { status: 'acknowledged' }

test('G-11 of twenty changes of one revision, one is made and nineteen are told to look again', async () => {
  const { app, report } = await givenReport()
  const { entry: event } = await firstOfVendor(report.vendor)

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => update(app, report, { change: ACKNOWLEDGE, event })),
  )

  expect(answers.map((answer) => answer.status).sort()).toEqual([
    200,
    ...Array<number>(19).fill(412),
  ])
  expect(await app.deps.db.$count(entries)).toBe(1)
})

test('of equal changes sent at once, one is made and all get its answer', async () => {
  const { app, report } = await givenReport()
  const request = { changeId: makeEntryId(), change: ACKNOWLEDGE }

  const answers = await Promise.all(Array.from({ length: 10 }, () => update(app, report, request)))

  const texts = await Promise.all(answers.map((answer) => answer.text()))
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
  expect(new Set(texts).size).toBe(1)
  expect(await app.deps.db.$count(entries)).toBe(1)
})

test('a change that lost the race leaves no event behind', async () => {
  const { app, report } = await givenReport()
  const events = [
    (await firstOfVendor(report.vendor)).entry,
    (await firstOfVendor(report.vendor)).entry,
  ]

  const answers = await Promise.all(
    events.map((event) => update(app, report, { change: ACKNOWLEDGE, event })),
  )

  const winner = answers.findIndex((answer) => answer.status === 200)
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412])
  const { thread } = await detail(app, report)
  expect(thread.map((entry) => entry.sealed)).toEqual([events[winner]])
})

test('a repeated change gets the first answer and its ETag, whatever happened since', async () => {
  const { app, report } = await givenReport()
  const request = { changeId: makeEntryId(), change: ACKNOWLEDGE }
  const first = await update(app, report, request)
  await app.givenChanges(report, { status: 'triaged', severity: 'high' })

  const again = await update(app, report, request)

  expect(again.headers.get('etag')).toBe('"2"')
  expect(await again.json()).toEqual(await first.json())
})

test('another change under a used id is a conflict', async () => {
  const { app, report } = await givenReport()
  const changeId = makeEntryId()
  await update(app, report, { changeId, change: ACKNOWLEDGE })

  const answers = [
    await update(app, report, { changeId, change: { exploited: true } }),
    await update(app, report, {
      changeId,
      change: ACKNOWLEDGE,
      event: (await firstOfVendor(report.vendor)).entry,
    }),
  ]

  for (const answer of answers)
    expect(await answer.json()).toMatchObject({ code: 'change_conflict' })
})

test('the reporter sees the change and its sealed event as the vendor sent them', async () => {
  const { app, report } = await givenReport()
  const { entry: event, hash } = await firstOfVendor(report.vendor)
  const changeId = makeEntryId()

  await update(app, report, { changeId, change: ACKNOWLEDGE, event })

  const answer = await app.call('getCase', { params: { vendor: 'acme' }, token: report.token })
  const { thread, status } = Case.parse(await answer.json())
  expect(status).toBe('acknowledged')
  expect(thread).toMatchObject([
    { id: changeId, revision: 2, actor: 'vendor', change: ACKNOWLEDGE, sealed: event },
  ])
  expect((await detail(app, report)).nextPosition).toEqual({ sequence: 1, previousHash: hash })
})

test('events continue the chain of the vendor, also past changes without one', async () => {
  const { app, report } = await givenReport()
  const first = await firstOfVendor(report.vendor)
  await update(app, report, { change: ACKNOWLEDGE, event: first.entry })
  await app.givenChanges(report, { exploited: true })
  const second = await makeSealedEntry({
    sequence: 1,
    previousHash: first.hash,
    profileHash: report.vendor.profileHash,
  })

  const answer = await update(app, report, {
    change: { severity: 'low' },
    event: second.entry,
    revision: 3,
  })

  expect(answer.status).toBe(200)
})

test.for([
  ['skips a place', 2, null],
  ['takes a place again', 0, null],
  ['names no predecessor', 1, null],
  ['names another predecessor', 1, Sha256.parse('ab'.repeat(32))],
] as const)(
  'an event that %s is refused and nothing changes',
  async ([, sequence, previousHash]) => {
    const { app, report } = await givenReport()
    await update(app, report, {
      change: ACKNOWLEDGE,
      event: (await firstOfVendor(report.vendor)).entry,
    })
    const { profileHash } = report.vendor
    const { entry: event } = await makeSealedEntry({ sequence, previousHash, profileHash })

    const answer = await update(app, report, { change: { exploited: true }, event, revision: 2 })

    expect(await answer.json()).toMatchObject({ code: 'sequence_conflict' })
    expect(await detail(app, report)).toMatchObject({ revision: 2, exploited: false })
  },
)

test('an event that is no sealed message is refused', async () => {
  const { app, report } = await givenReport()
  const { entry: event } = await firstOfVendor(report.vendor)
  const sealed = encodeBase64(new TextEncoder().encode('We have fixed it.'))

  const answer = await update(app, report, { change: ACKNOWLEDGE, event: { ...event, sealed } })

  expect(await answer.json()).toMatchObject({ code: 'malformed_sealed' })
})

test('an event that the reporter could not open is refused', async () => {
  const { app, report } = await givenReport()
  const { entry: event } = await firstOfVendor(report.vendor)
  const sealed = makeSealedText({ keyIds: RECIPIENTS })

  const answer = await update(app, report, { change: ACKNOWLEDGE, event: { ...event, sealed } })

  expect(await answer.json()).toMatchObject({ code: 'unusable_recipients' })
})

test.for([
  ['without the revision it is based on', {}, 428, 'missing_revision'],
  ['based on an earlier revision', { 'If-Match': '"7"' }, 412, 'stale_revision'],
  ['based on any revision', { 'If-Match': '*' }, 412, 'stale_revision'],
  ['based on a weak tag', { 'If-Match': 'W/"1"' }, 412, 'stale_revision'],
] as const)('a change %s is refused', async ([, headers, status, code]) => {
  const { app, report } = await givenReport()
  const body = { changeId: makeEntryId(), change: ACKNOWLEDGE }

  const { vendor, reportId } = report
  const call = { params: { reportId }, token: vendor.key, body, headers }
  const answer = await app.call('updateReport', call)

  expect(answer.status).toBe(status)
  expect(await answer.json()).toMatchObject({ code })
})

test('each change raises the revision by one and moves the time of change', async () => {
  const { app, report } = await givenReport()
  app.clock.now += 5000

  const answer = await update(app, report, { change: ACKNOWLEDGE })

  expect(answer.headers.get('etag')).toBe('"2"')
  expect(ReportSummary.parse(await answer.json())).toMatchObject({
    revision: 2,
    updatedAt: '2026-01-01T00:00:05.000Z',
    receivedAt: '2026-01-01T00:00:00.000Z',
  })
})

test('a change based on a revision before the reporter\u2019s latest words is told to look again', async () => {
  const { app, report } = await givenReport()
  await makeTalk(app, report).say('reporter')

  const answers = [
    await update(app, report, { change: ACKNOWLEDGE }),
    await update(app, report, { change: ACKNOWLEDGE, revision: 2 }),
  ]

  expect(answers.map(({ status }) => status)).toEqual([412, 200])
  expect(ReportSummary.parse(await answers[1]?.json())).toMatchObject({ revision: 3, unread: 2 })
})

test('what is already public can be disclosed at once, and both sides see that it is', async () => {
  const { app, report } = await givenReport()
  await app.givenChanges(report, ACKNOWLEDGE, { status: 'triaged', severity: 'high' })

  await app.givenChanges(report, { status: 'disclosed', alreadyPublic: true })

  expect(await detail(app, report)).toMatchObject({ status: 'disclosed', alreadyPublic: true })
})

test('an event is checked against the keys of the profile it names', async () => {
  const { app, report } = await givenReport()
  const { entry: event } = await firstOfVendor({ profileHash: Sha256.parse('0'.repeat(64)) })

  const answer = await update(app, report, { change: ACKNOWLEDGE, event })

  expect(await answer.json()).toMatchObject({ code: 'unknown_profile' })
  expect(await detail(app, report)).toMatchObject({ revision: 1, thread: [] })
})

async function givenReport() {
  const app = await makeTestApp()
  const report = await app.givenReport(await app.givenVendor())
  return { app, report }
}

type Change = Partial<ReportChange> & { change: VisibleChange; revision?: number }

function update(
  app: TestApp,
  { vendor, reportId }: TestReport,
  { revision = 1, changeId = makeEntryId(), ...rest }: Change,
) {
  return app.call('updateReport', {
    params: { reportId },
    token: vendor.key,
    body: { changeId, ...rest },
    headers: { 'If-Match': `"${revision}"` },
  })
}

async function detail(app: TestApp, { vendor, reportId }: TestReport) {
  const answer = await app.call('getReport', { params: { reportId }, token: vendor.key })
  return ReportDetail.parse(await answer.json())
}
