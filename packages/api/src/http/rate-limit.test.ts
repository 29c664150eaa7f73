import { expect, test } from 'vitest'
import { Problem } from '@sealpost/protocol'
import type { Config } from '../config.ts'
import { makeTestApp } from '../testing/make-test-app.ts'

const PATH = '/v1/nowhere'

test('an address that asks too often is told when to come back, and is then let in', async () => {
  const { ask, clock } = await makeLimited({ burst: 2, perMinute: 60 })
  await ask('192.0.2.1')
  await ask('192.0.2.1')

  const refused = await ask('192.0.2.1')
  clock.now += 1000
  const later = await ask('192.0.2.1')

  expect(refused.status).toBe(429)
  expect(refused.headers.get('retry-after')).toBe('1')
  expect(Problem.parse(await refused.json()).code).toBe('too_many_requests')
  expect(later.status).toBe(404)
})

test('asking while refused does not put off when it is let in', async () => {
  const { ask, clock } = await makeLimited({ burst: 1, perMinute: 60 })
  await ask('192.0.2.1')

  for (let at = 0; at < 9; at++) {
    clock.now += 100
    expect((await ask('192.0.2.1')).status).toBe(429)
  }
  clock.now += 100

  expect((await ask('192.0.2.1')).status).toBe(404)
})

test('one address does not use up what another may ask', async () => {
  const { ask } = await makeLimited({ burst: 1, perMinute: 60 })
  await ask('192.0.2.1')

  expect((await ask('192.0.2.2')).status).toBe(404)
})

test('addresses of one IPv6 network count as one, those of another do not', async () => {
  const { ask } = await makeLimited({ burst: 1, perMinute: 60 })
  await ask('2001:db8:1:2::1')

  expect((await ask('2001:DB8:1:2:ffff::9')).status).toBe(429)
  expect((await ask('2001:db8:1:3::1')).status).toBe(404)
})

test('an IPv4 address counts the same however it is written', async () => {
  const { ask } = await makeLimited({ burst: 1, perMinute: 60 })
  await ask('::ffff:192.0.2.1')

  expect((await ask('192.0.2.1')).status).toBe(429)
})

test('what a client writes into X-Forwarded-For does not make it someone else', async () => {
  const { ask } = await makeLimited({ burst: 1, perMinute: 60 }, 1)
  await ask('10.0.0.1', '198.51.100.7')

  expect((await ask('10.0.0.1', '203.0.113.9, 198.51.100.7')).status).toBe(429)
  expect((await ask('10.0.0.1', '198.51.100.7, 198.51.100.8')).status).toBe(404)
})

test('X-Forwarded-For counts for nothing unless proxies are configured', async () => {
  const { ask } = await makeLimited({ burst: 1, perMinute: 60 })
  await ask('192.0.2.1', '198.51.100.7')

  expect((await ask('192.0.2.1', '198.51.100.8')).status).toBe(429)
})

test('health checks and files are never refused', async () => {
  const { app } = await makeLimited({ burst: 0, perMinute: 60 })

  expect((await app.request('/healthz')).status).toBe(200)
})

test('the oldest addresses make room, so that memory stays bounded', async () => {
  const { ask } = await makeLimited({ burst: 1, perMinute: 1 })
  await ask('192.0.2.1')

  for (let at = 0; at < 20_000; at++) await ask(`10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`)

  expect((await ask('192.0.2.1')).status).toBe(404)
})

async function makeLimited(rateLimit: Config['rateLimit'], forwardedHops = 0) {
  const { app, clock } = await makeTestApp({ config: { rateLimit, forwardedHops } })
  const ask = async (clientAddress: string, forwarded?: string) =>
    app.request(
      PATH,
      { headers: forwarded ? { 'X-Forwarded-For': forwarded } : {} },
      { clientAddress },
    )
  return { app, clock, ask }
}
