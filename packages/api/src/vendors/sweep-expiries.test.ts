import { expect, test } from 'vitest'
import { Fingerprint } from '@sealpost/protocol'
import { makeTestApp } from '../testing/make-test-app.ts'
import { readFeed } from '../testing/read-feed.ts'
import { sweepExpiries } from './sweep-expiries.ts'

const DAY_MS = 86_400_000
const fingerprint = Fingerprint.parse('ab'.repeat(20))
// Tests begin with 2026.
const profileEnds = '2026-04-01T12:00:00Z'
const keyEnds = '2026-03-12T00:00:00Z'

test('a vendor is warned of keys and its profile 60, 30, 14, 7 and 1 days before they expire', async () => {
  const { app, feed } = await givenVendor()

  for (let days = 0; days < 120; days++) {
    await sweepExpiries(app.deps)
    await sweepExpiries(app.deps)
    app.clock.now += DAY_MS
  }

  const told = await feed()
  expect(told.map(({ type, at }) => [type, at.slice(0, 10)])).toEqual([
    ['key.expiring', '2026-01-11'],
    ['profile.expiring', '2026-02-01'],
    ['key.expiring', '2026-02-10'],
    ['key.expiring', '2026-02-26'],
    ['profile.expiring', '2026-03-03'],
    ['key.expiring', '2026-03-05'],
    ['key.expiring', '2026-03-11'],
    ['profile.expiring', '2026-03-19'],
    ['profile.expiring', '2026-03-26'],
    ['profile.expiring', '2026-04-01'],
  ])
  expect(told[0]).toMatchObject({ reportId: null, subject: fingerprint, expires: '2026-03-12' })
  expect(told[1]).toMatchObject({ reportId: null, subject: null, expires: '2026-04-01' })
})

test('after a month without a sweep, a vendor gets the last of the warnings that it missed', async () => {
  const { app, feed } = await givenVendor()
  app.clock.now = Date.parse('2026-03-20T00:00:00Z')

  await sweepExpiries(app.deps)

  expect((await feed()).map(({ type }) => type)).toEqual(['profile.expiring'])
})

test('of what a newer profile has replaced, nobody is warned', async () => {
  const { app, vendor, feed } = await givenVendor()
  await app.givenProfile(vendor.key, { vendor: 'acme', serial: 2, expires: '2026-06-29T00:00:00Z' })
  app.clock.now = Date.parse('2026-03-11T00:00:00Z')

  await sweepExpiries(app.deps)

  expect(await feed()).toEqual([])
})

test('of sweeps at once, and of a clock that jumps back, nobody hears twice', async () => {
  const { app, feed } = await givenVendor()
  app.clock.now = Date.parse('2026-03-11T00:00:00Z')

  await Promise.all(Array.from({ length: 5 }, () => sweepExpiries(app.deps)))
  app.clock.now -= 2 * DAY_MS
  await sweepExpiries(app.deps)
  app.clock.now += 2 * DAY_MS
  await sweepExpiries(app.deps)

  const keys = (await feed()).filter(({ type }) => type === 'key.expiring')
  expect(keys).toHaveLength(2)
})

async function givenVendor() {
  const app = await makeTestApp()
  const expiries = [{ fingerprint, expires: keyEnds }]
  const vendor = await app.givenVendor('acme', { expires: profileEnds, expiries })
  return { app, vendor, feed: () => readFeed(app, vendor) }
}
