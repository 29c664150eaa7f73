import { expect, test } from 'vitest'
import { OPERATIONS } from '@sealpost/protocol'
import { honoPath } from '../http/hono-path.ts'
import { makeTestApp } from '../testing/make-test-app.ts'
import { makeWorld, VALID_CALLS } from '../testing/make-world.ts'
import { operationIds } from '../testing/operation-ids.ts'

test('every operation has exactly one route, and nothing else answers under /v1', async () => {
  const { app } = await makeTestApp()

  const handlers = app.routes.filter(
    ({ method, path }) => path.startsWith('/v1') && method !== 'ALL' && method !== 'OPTIONS',
  )
  // A route is a run of handlers of one method and path; a second run would be a second route.
  const routes = handlers
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route, at, all) => route !== all[at - 1])

  const wanted = operationIds().map((id) => OPERATIONS[id])
  expect(routes).toEqual(wanted.map(({ method, path }) => `${method} ${honoPath(path)}`))
})

test.for(operationIds())('%s answers as the table says, and not one key more', async (id) => {
  const world = await makeWorld()
  const { answer: wanted } = OPERATIONS[id]

  const answer = await world.app.call(id, VALID_CALLS[id](world))

  expect(answer.status).toBe(wanted.status)
  if (wanted.type === 'json') {
    const body: unknown = await answer.json()
    // Schemas of answers drop keys they do not know, so what differs from its parsed self leaks.
    expect(body).toEqual(wanted.schema.parse(body))
  } else if (wanted.type === 'empty') {
    expect(await answer.text()).toBe('')
  } else {
    expect(answer.headers.get('content-type')).toContain(wanted.type)
  }
})
