import { expect, test } from 'vitest'
import { reports } from '../storage/schema.ts'
import { VENDOR_PAGE } from '../testing/make-profile.ts'
import { makeTestApp, SERVICE_URL } from '../testing/make-test-app.ts'
import { makeWorld, VALID_CALLS, type World } from '../testing/make-world.ts'

test.for([
  ['a page that the profile names', VENDOR_PAGE, 201],
  ['a page of the service', SERVICE_URL, 201],
  ['no page', undefined, 201],
  ['another page', 'https://evil.example', 403],
  ['the same host on another port', `${VENDOR_PAGE}:8443`, 403],
  ['the same host without TLS', 'http://vendor.example', 403],
  ['a host that begins alike', `${VENDOR_PAGE}.evil.example`, 403],
  ['an opaque origin', 'null', 403],
] as const)('a report from %s is answered %s', async ([, origin, status]) => {
  const world = await makeWorld()

  const answer = await submitFrom(world, origin)

  expect(answer.status).toBe(status)
  expect(await world.app.deps.db.$count(reports)).toBe(status === 201 ? 2 : 1)
})

test('only the current profile counts', async () => {
  const world = await makeWorld()
  await world.app.givenProfile(world.vendor.key, { vendor: 'acme', serial: 2, origins: [] })

  expect((await submitFrom(world, VENDOR_PAGE)).status).toBe(403)
})

test('a page may read the answer, its range and ETag, when to retry and the time', async () => {
  const world = await makeWorld()

  const { headers } = await submitFrom(world, VENDOR_PAGE)

  expect(headers.get('access-control-allow-origin')).toBe(VENDOR_PAGE)
  expect(headers.get('access-control-expose-headers')).toBe(
    'Content-Range, ETag, Retry-After, Date',
  )
  expect(headers.get('vary')).toBe('Origin')
})

test('a page that is refused may read why, an opaque one may not', async () => {
  const world = await makeWorld()

  const [refused, opaque] = [
    await submitFrom(world, 'https://evil.example'),
    await submitFrom(world, 'null'),
  ]

  expect(refused.headers.get('access-control-allow-origin')).toBe('https://evil.example')
  expect(opaque.headers.has('access-control-allow-origin')).toBe(false)
})

test('a form that must wait may read for how long', async () => {
  const { app } = await makeTestApp({ config: { rateLimit: { burst: 0, perMinute: 60 } } })

  const headers = { Origin: VENDOR_PAGE }
  const answer = await app.request('/v1/vendors/acme/profile', { headers })

  expect(answer.status).toBe(429)
  expect(answer.headers.get('access-control-allow-origin')).toBe(VENDOR_PAGE)
  expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After')
})

test('an API key works from the vendor\u2019s own pages, not from another vendor\u2019s', async () => {
  const world = await makeWorld()
  await world.app.givenVendor('other', { origins: ['https://other.example'] })
  const listFrom = (origin: string) =>
    world.app.call('listReports', { token: world.vendor.key, headers: { Origin: origin } })

  expect((await listFrom(VENDOR_PAGE)).status).toBe(200)
  expect((await listFrom('https://other.example')).status).toBe(403)
})

test('any page may learn what the service says of itself, before its vendor is known', async () => {
  const app = await makeTestApp()
  const askFrom = (origin: string) => app.call('getService', { headers: { Origin: origin } })

  const [named, opaque] = [await askFrom('https://elsewhere.example'), await askFrom('null')]

  expect(named.status).toBe(200)
  expect(named.headers.get('access-control-allow-origin')).toBe('https://elsewhere.example')
  expect(opaque.status).toBe(403)
})

test('a browser that asks first learns what it may send', async () => {
  const { app } = await makeWorld()

  const answer = await preflight(app, '/v1/vendors/acme/reports', VENDOR_PAGE)

  expect(answer.status).toBe(204)
  expect(answer.headers.get('access-control-allow-origin')).toBe(VENDOR_PAGE)
  expect(answer.headers.get('access-control-allow-methods')).toBe('POST')
  expect(answer.headers.get('access-control-allow-headers')).toContain('If-Match')
})

test.for([
  ['a page the vendor does not name', '/v1/vendors/acme/reports', 'https://evil.example', 403],
  ['an opaque origin', '/v1/reports', 'null', 403],
  ['an address that does not exist', '/v1/nothing', VENDOR_PAGE, 404],
] as const)('a browser that asks first for %s is refused', async ([, path, origin, status]) => {
  const { app } = await makeWorld()

  expect((await preflight(app, path, origin)).status).toBe(status)
})

function submitFrom(world: World, origin: string | undefined) {
  const headers = origin === undefined ? {} : { Origin: origin }
  return world.app.call('submitReport', { ...VALID_CALLS.submitReport(world), headers })
}

function preflight(app: World['app'], path: string, origin: string) {
  const headers = { Origin: origin, 'Access-Control-Request-Method': 'POST' }
  return app.request(path, { method: 'OPTIONS', headers })
}
