import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { ReportSummary } from '@sealpost/protocol'
import { givenDesk } from '../../testing/given-desk.ts'

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
