import { expect, test } from 'vitest'
import { ReportId, Sha256, VendorSlug } from '@sealpost/protocol'
import { makeTestApp } from '../testing/make-test-app.ts'
import { plansOf } from '../testing/plans-of.ts'
import { nextPosition, readClockHistory, readThread } from './read-thread.ts'

const key = {
  vendor: VendorSlug.parse('acme'),
  reportId: ReportId.parse('8c8d0f2e-57ab-4a58-9f0c-0123456789ab'),
}

test('clocks are computed from an index of the changes, and from two of the vendor\u2019s entries', async () => {
  const app = await makeTestApp()

  const [plan = ''] = await plansOf(app, (deps) => readClockHistory(deps, key))

  expect(plan.split('\n').filter((line) => /SEARCH|SCAN|TEMP/.test(line))).toEqual([
    'SEARCH entries USING COVERING INDEX entries_with_change (vendor_id=? AND report_id=?)',
    ...Array<string>(2).fill(
      'SEARCH entries USING INDEX entries_by_sequence (vendor_id=? AND report_id=? AND direction=? AND sequence=?)',
    ),
    'SEARCH entries USING COVERING INDEX entries_by_sequence (vendor_id=? AND report_id=? AND direction=?)',
  ])
})

test('the next place of a side is found from its end, however long the thread is', async () => {
  const app = await makeTestApp()
  const report = {
    vendorId: key.vendor,
    id: key.reportId,
    ciphertextHash: Sha256.parse('ab'.repeat(32)),
  }

  const [plan] = await plansOf(app, (deps) => nextPosition(deps, report, 'reporter'))

  expect(plan).toMatch(/^SEARCH entries USING INDEX entries_by_sequence .*direction=\?.*\)$/)
})

test('a thread is read in its order, nothing is sorted, and nothing that was passed is read again', async () => {
  const app = await makeTestApp()

  const plans = await plansOf(app, (deps) => readThread(deps, key))

  const search = 'SEARCH entries USING INDEX entries_by_revision (vendor_id=? AND report_id=? AND'
  expect(plans).toEqual([`${search} revision>?)`, `${search} revision>? AND revision<?)`])
})
