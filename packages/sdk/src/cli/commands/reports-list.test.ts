import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ReportSummary } from '@sealpost/protocol'
import { signProfile } from '../../open/sign-profile.ts'
import { givenDesk } from '../../testing/given-desk.ts'
import { makeSummary } from '../../testing/make-record.ts'
import { makeServer } from '../../testing/make-server.ts'
import { makeDraft, VENDOR_KEY } from '../../testing/make-vendor.ts'

test('each report is listed with what is due next, in the time zone of the policy', async () => {
  const { cli, reportId } = await givenDesk()

  const listed = await cli('reports', 'list')
  const shown = await cli('reports', 'show', reportId)
  const opened = await cli('reports', 'open', reportId)

  const deadline = /due \d{4}-\d\d-\d\d 23:59 Europe\/London, \d+ d \d+ h left/
  expect(listed.stdout).toMatch(new RegExp(`${reportId}  [a-z ]+ ${deadline.source}$`))
  for (const { stdout } of [shown, opened]) expect(stdout).toMatch(deadline)
})

test('reports are listed by what is due within a span, and --json has every clock', async () => {
  const { cli, reportId } = await givenDesk()

  const soon = await cli('reports', 'list', '--due-within', '400d', '--json')
  const late = await cli('reports', 'list', '--late', '--json')

  const [report] = z.array(ReportSummary).parse(JSON.parse(soon.stdout))
  expect(report?.reportId).toBe(reportId)
  expect(report?.promises.length).toBeGreaterThan(2)
  expect(JSON.parse(late.stdout)).toEqual([])
})

test('a late report shouts, and a span is asked for in hours', async () => {
  const signed = await signProfile(makeDraft(), VENDOR_KEY)
  const clock = {
    promise: 'triage',
    state: 'late',
    startedAt: '2026-01-01T00:00:00.000Z',
    dueAt: '2026-01-05T00:00:00.000Z',
    settledAt: null,
  }
  const page = { items: [makeSummary({ promises: [clock] })], nextCursor: null }
  const server = await makeServer({ status: 200, body: page }, { status: 200, body: signed })
  const { cli } = await givenDesk({ service: server.baseUrl })

  const { stdout } = await cli('reports', 'list', '--late', '--due-within', '3d')

  expect(server.requests[0]?.url).toBe('/v1/reports?limit=50&late=true&dueWithinHours=72')
  expect(stdout).toMatch(/triage LATE by \d+ d \d+ h, was due 2026-01-04 23:59 Europe\/London$/)
})
