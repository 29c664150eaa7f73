import { expect, test } from 'vitest'
import { entries, reports, sealedReports } from '../storage/schema.ts'
import { apiKeys, profiles } from '../storage/vendor-schema.ts'
import { makeTestApp, OPERATOR_TOKEN } from '../testing/make-test-app.ts'

test('deleting a vendor deletes all it has, and nothing of another', async () => {
  const app = await makeTestApp()
  for (const slug of ['acme', 'other']) {
    const report = await app.givenReport(await app.givenVendor(slug))
    await app.givenChanges(report, { status: 'acknowledged' })
  }

  await app.call('deleteVendor', { token: OPERATOR_TOKEN, params: { vendor: 'acme' } })

  const tables = [profiles, reports, sealedReports, entries, apiKeys]
  const rows = await Promise.all(
    tables.map((table) => app.deps.db.select({ vendor: table.vendorId }).from(table)),
  )
  expect(rows).toEqual(tables.map(() => [{ vendor: 'other' }]))
})

test('a new vendor under an old name starts with nothing', async () => {
  const app = await makeTestApp()
  const old = await app.givenVendor()
  const report = await app.givenReport(old)
  await app.call('deleteVendor', { token: OPERATOR_TOKEN, params: { vendor: 'acme' } })
  const vendor = await app.givenVendor()

  const list = await app.call('listReports', { token: vendor.key })
  const theCase = await app.call('getCase', { params: { vendor: 'acme' }, token: report.token })

  expect(await list.json()).toEqual({ items: [], nextCursor: null })
  expect(theCase.status).toBe(404)
  expect((await app.call('listReports', { token: old.key })).status).toBe(401)
})

test('a report that arrives while its vendor is deleted is stored whole or not at all', async () => {
  const app = await makeTestApp()
  const vendor = await app.givenVendor()

  await Promise.all([
    ...Array.from({ length: 10 }, () => app.givenReport(vendor).catch(() => null)),
    app.call('deleteVendor', { token: OPERATOR_TOKEN, params: { vendor: 'acme' } }),
  ])

  expect(await app.deps.db.$count(reports)).toBe(0)
  expect(await app.deps.db.$count(sealedReports)).toBe(0)
})
