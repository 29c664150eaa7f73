import { expect, test } from 'vitest'
import { makeFailingDatabase } from '../testing/make-failing-database.ts'
import { makeTestApp } from '../testing/make-test-app.ts'
import { makeWorld, VALID_CALLS } from '../testing/make-world.ts'
import { operationIds } from '../testing/operation-ids.ts'

const ALLOWED = ['time', 'route', 'status', 'durationMs', 'vendor', 'requestId', 'problem', 'fault']

test('a request is logged by its template, status, vendor and id', async () => {
  const world = await makeWorld()

  await world.app.call('getReport', VALID_CALLS.getReport(world))

  const { requestId, ...entry } = world.app.logged.at(-1) ?? expect.fail('nothing was logged')
  expect(requestId).toMatch(/^[0-9a-f-]{36}$/)
  expect(entry).toEqual({
    time: '2026-01-01T00:00:00.000Z',
    route: 'GET /v1/reports/:reportId',
    status: 200,
    durationMs: 0,
    vendor: 'acme',
    problem: null,
    fault: null,
  })
})

test('G-07 nothing that was sent stands in the log, whether it was accepted or refused', async () => {
  const world = await makeWorld()
  const canary = 'canary-7f3k92qd'
  const headers = {
    Referer: `https://${canary}.example`,
    'User-Agent': canary,
    Cookie: canary,
    'X-Forwarded-For': canary,
  }

  for (const id of operationIds()) {
    const call = VALID_CALLS[id](world)
    await world.app.call(id, { ...call, headers: { ...call.headers, ...headers } })
    await world.app.call(id, { ...call, headers, token: canary, query: { [canary]: canary } })
    await world.app.call(id, { ...call, headers, params: { vendor: canary, reportId: canary } })
  }
  await world.app.request(`/${canary}?${canary}`, { method: 'POST', body: canary, headers })

  const text = JSON.stringify(world.app.logged)
  expect(text).not.toContain(canary)
  for (const secret of [world.vendor.key, world.report.token, world.report.reportId]) {
    expect(text).not.toContain(secret)
  }
  expect(new Set(world.app.logged.flatMap((entry) => Object.keys(entry)))).toEqual(new Set(ALLOWED))
})

test('an unforeseen error is logged by its classes, and its answer says nothing about it', async () => {
  const app = await makeTestApp({ db: makeFailingDatabase('SQLITE_ERROR') })

  const answer = await app.call('getProfile', { params: { vendor: 'acme' } })

  const entry = app.logged.at(-1)
  expect(entry).toMatchObject({ status: 500, problem: 'internal' })
  expect(entry?.fault).toMatch(/^[\w <]+$/)
  const problem: unknown = await answer.json()
  expect(problem).toMatchObject({ code: 'internal', requestId: entry?.requestId })
  expect(JSON.stringify(problem)).not.toMatch(/select|SQLITE/i)
})
