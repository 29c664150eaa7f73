import { expect, test } from 'vitest'
import { fillPath, OPERATIONS } from '@sealpost/protocol'
import { makeTestApp } from '../testing/make-test-app.ts'
import { makeWorld, VALID_CALLS } from '../testing/make-world.ts'
import { operationIds } from '../testing/operation-ids.ts'

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE2', 'PROPFIND', 'get']

test('a known address refuses other methods and names its own', async () => {
  const { app } = await makeTestApp()

  const answer = await app.request('/v1/reports', { method: 'PUT' })

  expect(answer.headers.get('allow')).toBe('GET')
  expect(await answer.json()).toMatchObject({ code: 'method_not_allowed', status: 405 })
})

test('HEAD is answered as GET without its body', async () => {
  const world = await makeWorld()

  const answer = await world.app.request('/v1/vendors/acme/profile', { method: 'HEAD' })

  expect(answer.status).toBe(200)
  expect(await answer.text()).toBe('')
})

test.for([
  '/',
  '/v1',
  '/v2/reports',
  '/v1/reports/',
  '/v1//reports',
  '/v1/reports%2f',
  '/V1/reports',
  '/v1/vendors/%00/profile/x/y',
])('nothing is at %s', async (path) => {
  const { app } = await makeTestApp()

  const answer = await app.request(path)

  expect(await answer.json()).toMatchObject({ code: 'unknown_route', status: 404 })
})

test('whatever method and id come, nothing breaks', async () => {
  const world = await makeWorld()
  const ids = ['%00', '%ff', '..%2f..', '💥', ' ', 'a'.repeat(5000), '%E0%A4%A', "'--", '*', ':id']
  const statuses = new Set<number>()

  for (const id of operationIds()) {
    const { token, params = {} } = VALID_CALLS[id](world)
    const headers = { Authorization: `Bearer ${token ?? ''}` }
    for (const method of METHODS) {
      for (const raw of ids) {
        const names = Object.fromEntries(Object.keys(params).map((name) => [name, 'ID']))
        const path = fillPath(OPERATIONS[id].path, names).replaceAll('ID', raw)
        statuses.add((await world.app.request(path, { method, headers })).status)
      }
    }
  }

  expect([...statuses].filter((status) => status >= 500)).toEqual([])
})
