import { expect, test } from 'vitest'
import type { Answers } from '@sealpost/protocol'
import { givenDesk } from '../../testing/given-desk.ts'
import { sealReport, submitReport } from '../../testing/submit-report.ts'

async function givenFinding(wish: Answers) {
  const desk = await givenDesk()
  const { body } = (await sealReport(desk.profile)).report
  const answers = { ...body.answers, ...wish }
  const { reportId } = await submitReport(desk.url, desk.profile, {
    item: { body: { ...body, answers } },
  })
  await desk.cli('reports', 'acknowledge', reportId)
  await desk.cli('reports', 'triage', reportId, '--severity', 'critical')
  return { ...desk, reportId }
}

test('a reporter who agreed is thanked, listed and removed again', async () => {
  const { cli, reportId } = await givenFinding({ credit: 'name', name: 'Ada' })

  const published = await cli('credits', 'publish', reportId, '--new', '--url', 'https://a.example')
  const listed = await cli('credits', 'list')
  const removed = await cli('credits', 'remove', reportId)
  const empty = await cli('credits', 'list', '--json')

  expect(published).toMatchObject({ code: 0, stdout: 'Thanked Ada <https://a.example>.' })
  expect(listed.stdout).toMatch(/^\d{4}-\d\d-\d\d {2}Ada <https:\/\/a\.example>$/)
  expect(removed.code).toBe(0)
  expect(JSON.parse(empty.stdout)).toEqual([])
})

test('a reporter who did not agree is not thanked, and the vendor learns why', async () => {
  const { cli, reportId } = await givenFinding({ credit: 'none', name: 'Ada' })

  const { code, stderr } = await cli('credits', 'publish', reportId, '--new', '--json')

  expect(code).toBe(4)
  expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'no_consent' } })
})
