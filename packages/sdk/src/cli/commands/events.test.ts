import { expect, test } from 'vitest'
import { FeedEvent } from '@sealpost/protocol'
import { givenDesk } from '../../testing/given-desk.ts'
import { startCli } from '../../testing/start-cli.ts'

test('events are listed from oldest to newest, and those after a number alone', async () => {
  const { cli, desk, reportId } = await givenDesk()
  await desk.acknowledge(reportId)

  const listed = await cli('events')
  const first = Number(/^ +(\d+)/.exec(listed.stdout)?.[1])
  const later = await cli('events', '--after', String(first), '--json')

  expect(listed.stdout).toMatch(/report\.received\n.*report\.changed$/)
  expect(listed.stdout).toContain(reportId)
  expect(JSON.parse(later.stdout)).toMatchObject([{ type: 'report.changed', reportId }])
})

test('followed, each event is a line as soon as it happens', async () => {
  const { folder, desk, reportId, apiKey } = await givenDesk()
  const environment = { SEALPOST_API_KEY: apiKey.secret }

  const lines = startCli(folder, ['events', '--follow', '--json'], environment)
  const nextType = async () => FeedEvent.parse(JSON.parse(String((await lines.next()).value))).type

  expect(await nextType()).toBe('report.received')
  await desk.acknowledge(reportId)
  expect(await nextType()).toBe('report.changed')
})
