import { isNotNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { VendorSlug } from '@sealpost/protocol'
import { reports, sealedReports } from '../storage/schema.ts'
import { makeTestApp } from '../testing/make-test-app.ts'
import { eraseReports } from './erase-reports.ts'
import { sweepRetention } from './sweep-retention.ts'

const MS_PER_DAY = 86_400_000

test('sealed bytes go when a case has been closed for as long as the policy says', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor('acme', { retentionDays: 30 })
  const closed = await app.givenReport(vendor)
  await app.givenReport(vendor)
  await app.givenChanges(closed, { status: 'declined', declineReason: 'spam' })

  app.clock.now += 30 * MS_PER_DAY - 1
  const early = await sweepRetention(app.deps)
  app.clock.now += 1
  const due = await sweepRetention(app.deps)

  expect([early, due]).toEqual([0, 1])
  const kept = await app.deps.db.select({ id: sealedReports.reportId }).from(sealedReports)
  expect(kept).toHaveLength(1)
  expect(kept).not.toContainEqual({ id: closed.reportId })
})

test('a reopened case starts its period anew', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor('acme', { retentionDays: 30 })
  const report = await app.givenReport(vendor)
  await app.givenChanges(report, { status: 'declined', declineReason: 'spam' })
  app.clock.now += 29 * MS_PER_DAY
  await app.givenChanges(
    report,
    { status: 'acknowledged' },
    { status: 'declined', declineReason: 'duplicate' },
  )

  app.clock.now += 2 * MS_PER_DAY

  expect(await sweepRetention(app.deps)).toBe(0)
})

test('a policy without a period keeps everything', async () => {
  const { app } = await givenClosedReport({})

  expect(await sweepRetention(app.deps)).toBe(0)
})

test('the current profile decides, not the one a report was sealed under', async () => {
  const { app, vendor } = await givenClosedReport({ retentionDays: 30 })
  await app.givenProfile(vendor.key, { vendor: 'acme', serial: 2, expires: '2026-06-01T00:00:00Z' })

  expect(await sweepRetention(app.deps)).toBe(0)
})

test('a report that no longer meets the condition when it is erased stays whole', async () => {
  const app = await makeTestApp()
  const { reportId } = await app.givenReport(await app.givenVendor())

  const erased = await eraseReports(app.deps, {
    vendor: VendorSlug.parse('acme'),
    reportIds: [reportId],
    where: isNotNull(reports.closedAtMs),
  })

  expect(erased).toEqual([])
  expect(await app.deps.db.$count(sealedReports)).toBe(1)
})

test('more reports than one write takes are all erased', async () => {
  const { app, vendor } = await givenClosedReport({ retentionDays: 30 })
  const others = await Promise.all(Array.from({ length: 60 }, () => app.givenReport(vendor)))
  await Promise.all(
    others.map((report) =>
      app.givenChanges(report, { status: 'declined', declineReason: 'duplicate' }),
    ),
  )
  app.clock.now += 31 * MS_PER_DAY

  expect(await sweepRetention(app.deps)).toBe(61)
})

async function givenClosedReport(profile: { retentionDays?: number }) {
  const app = await makeTestApp()
  const vendor = await app.givenVendor('acme', profile)
  const report = await app.givenReport(vendor)
  await app.givenChanges(report, { status: 'declined', declineReason: 'spam' })
  app.clock.now += 40 * MS_PER_DAY
  return { app, vendor }
}
