import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  Case,
  type Clock,
  type Policy,
  ReportDetail,
  ReportPage,
  Sha256,
  SubmissionAccepted,
} from '@sealpost/protocol'
import { makeTalk } from '../testing/make-talk.ts'
import { makeTestApp, type TestApp, type TestReport } from '../testing/make-test-app.ts'

const MS_PER_DAY = 86_400_000

const policy: Partial<Policy> = {
  promises: {
    acknowledge: { within: { businessDays: 2 } },
    triage: { within: { businessDays: 5 } },
    emergency: { within: { days: 7 } },
  },
  calendar: { timeZone: 'Europe/Oslo', holidays: ['2026-01-05'] },
  disclosure: { window: { days: 90 } },
}

test('the answer to a report dates what the policy promises, and repeats it word for word', async () => {
  const { app, report } = await givenReport()
  app.clock.now += 30 * MS_PER_DAY
  await app.givenChanges(report, { status: 'acknowledged' })

  const params = { vendor: report.vendor.slug }
  const again = await app.call('submitReport', { params, body: report.submission })

  // Received on Thursday at one in the morning in Oslo; Monday is a holiday.
  expect(report.promises.map(brief)).toEqual([
    'acknowledge running 2026-01-06T23:00:00.000Z',
    'triage running 2026-01-09T23:00:00.000Z',
    'disclose running 2026-04-01T22:00:00.000Z',
  ])
  expect(SubmissionAccepted.parse(await again.json()).promises).toEqual(report.promises)
})

test('both sides see the same clocks, in the list, alone and in the case', async () => {
  const { app, report } = await givenReport()
  app.clock.now += 8 * MS_PER_DAY
  await app.givenChanges(report, { status: 'acknowledged' }, { exploited: true })
  app.clock.now += 3 * MS_PER_DAY

  const { listed, detail, seen } = await readAll(app, report)

  expect(detail.map(brief)).toEqual([
    'acknowledge missed 2026-01-06T23:00:00.000Z',
    'triage late 2026-01-09T23:00:00.000Z',
    'emergency running 2026-01-16T23:00:00.000Z',
    'disclose running 2026-04-01T22:00:00.000Z',
  ])
  expect(listed).toEqual(detail)
  expect(seen).toEqual(detail)
})

test('clocks stand still while the reporter is asked, and the deadline moves by as much', async () => {
  const { app, report } = await givenReport()
  await app.givenChanges(report, { status: 'needs_detail', missing: ['summary'] })
  const paused = (await readAll(app, report)).detail.map(brief)
  app.clock.now += 7 * MS_PER_DAY
  await app.givenChanges(report, { status: 'acknowledged' })

  expect(paused).toContain('triage paused null')
  expect((await readAll(app, report)).detail.map(brief)).toContain(
    'triage running 2026-01-14T23:00:00.000Z',
  )
})

test('a day that both sides agreed to takes the place of the window, until it is public or exploited', async () => {
  const { app, report } = await givenReport()
  const { say } = makeTalk(app, report)
  const disclose = async () => (await readAll(app, report)).detail.at(-1)
  await app.givenChanges(report, { agreedDate: '2026-02-10' })
  const agreed = await disclose()

  await say('reporter', { change: { agreedDate: '2026-03-20' } })
  const revised = await disclose()
  await app.givenChanges(report, { exploited: true })

  expect([agreed, revised, await disclose()].map((clock) => clock?.dueAt)).toEqual([
    '2026-02-10T23:00:00.000Z',
    '2026-03-20T23:00:00.000Z',
    '2026-04-01T22:00:00.000Z',
  ])
  expect(await readCase(app, report)).toMatchObject({ agreedDate: '2026-03-20' })
})

test('once the agreed day is over the vendor may publish, fixed or not', async () => {
  const { app, report } = await givenReport()
  const moves = [{ status: 'acknowledged' }, { status: 'triaged', severity: 'low' }] as const
  await app.givenChanges(report, ...moves, { agreedDate: '2026-01-20' })
  const publish = () => app.givenChanges(report, { status: 'disclosed' })

  await expect(publish()).rejects.toThrow('early_disclosure')
  app.clock.now += 20 * MS_PER_DAY
  await publish()

  expect((await readCase(app, report)).status).toBe('disclosed')
})

test('the reporter\u2019s answer lets the clocks go on', async () => {
  const { app, report } = await givenReport()
  await app.givenChanges(report, { status: 'needs_detail', missing: ['summary'] })
  app.clock.now += 7 * MS_PER_DAY

  await makeTalk(app, report).say('reporter', { change: { status: 'acknowledged' } })

  expect((await readAll(app, report)).detail.map(brief)).toContain(
    'triage running 2026-01-14T23:00:00.000Z',
  )
})

test('the mark of urgency starts the emergency clock with the report', async () => {
  const { report } = await givenReport({ urgent: true })

  expect(report.promises.map(brief)).toContain('emergency running 2026-01-08T23:00:00.000Z')
})

test('a report keeps the promises of the profile that it was sealed under', async () => {
  const { app, report } = await givenReport()
  await app.givenProfile(report.vendor.key, { vendor: 'acme', serial: 2 })
  await app.givenChanges(report, { exploited: true })

  const newer = await app.givenReport({ ...report.vendor, profileHash: await currentHash(app) })

  expect(newer.promises).toEqual([])
  expect((await readAll(app, report)).detail).toHaveLength(4)
})

test('a channel\u2019s own promises take the place of the policy\u2019s', async () => {
  const own = { firstAnswer: { within: { days: 1 } } }
  const { report } = await givenReport({}, own)

  expect(report.promises.map(({ promise }) => promise)).toEqual(['firstAnswer', 'disclose'])
})

test('the clocks of a deleted report have stopped', async () => {
  const { app, report } = await givenReport()
  const params = { reportId: report.reportId }
  await app.call('deleteReport', { token: report.vendor.key, params })
  app.clock.now += 365 * MS_PER_DAY

  const { promises } = await readCase(app, report)

  expect(promises.map(({ state }) => state)).toEqual(['running', 'running', 'running'])
})

test('the worked example of the docs is what the service answers', async () => {
  const page = new URL(
    '../../../../docs/decisions/0006-deadlines-end-with-a-day.md',
    import.meta.url,
  )
  const rows = readFileSync(page, 'utf8').matchAll(/^\| (\w+\/\w+) \|.*\| (\S+) (\S+) \|$/gm)
  const example = Object.fromEntries(
    Array.from(rows, ([, zone = '', day, time]) => [zone, `${day}T${time}:00.000Z`]),
  )
  const app = await makeTestApp()
  app.clock.now = Date.parse('2026-08-28T22:30:00Z')

  const answered: Record<string, string | null | undefined> = {}
  for (const [at, timeZone] of Object.keys(example).entries()) {
    const calendar = { timeZone, holidays: ['2026-08-31'] }
    const promises = { acknowledge: { within: { businessDays: 2 } } }
    const vendor = await app.givenVendor(`acme-${at}`, {
      expires: '2026-12-01T00:00:00Z',
      policy: { calendar, promises },
    })
    answered[timeZone] = (await app.givenReport(vendor)).promises[0]?.dueAt
  }

  expect(Object.keys(example)).toHaveLength(3)
  expect(answered).toEqual(example)
})

async function givenReport(submission = {}, channelPromises?: Policy['promises']) {
  const app = await makeTestApp()
  const channels = [
    {
      id: 'vulnerability',
      label: 'Vulnerability',
      urgency: 'ask',
      fields: { summary: { need: 'required' } },
      ...(channelPromises && { promises: channelPromises }),
    },
  ]
  const vendor = await app.givenVendor('acme', { policy: { ...policy, channels } })
  return { app, report: await app.givenReport(vendor, submission) }
}

async function readAll(app: TestApp, report: TestReport) {
  const token = report.vendor.key
  const { reportId } = report
  const list = ReportPage.parse(await (await app.call('listReports', { token })).json())
  const detail = ReportDetail.parse(
    await (await app.call('getReport', { token, params: { reportId } })).json(),
  )
  return {
    listed: list.items.find((item) => item.reportId === reportId)?.promises,
    detail: detail.promises,
    seen: (await readCase(app, report)).promises,
  }
}

async function readCase(app: TestApp, { token, vendor }: TestReport) {
  const answer = await app.call('getCase', { token, params: { vendor: vendor.slug } })
  return Case.parse(await answer.json())
}

async function currentHash(app: TestApp) {
  const answer = await app.call('getProfile', { params: { vendor: 'acme' } })
  return Sha256.parse(answer.headers.get('etag')?.replaceAll('"', ''))
}

function brief({ promise, state, dueAt }: Clock): string {
  return `${promise} ${state} ${dueAt}`
}
