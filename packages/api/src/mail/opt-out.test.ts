import { expect, test } from 'vitest'
import { ReportId, VendorSlug } from '@sealpost/protocol'
import { createOptOut } from './opt-out.ts'

const SEED = new Uint8Array(32).fill(7)
const REPORT = {
  vendor: VendorSlug.parse('acme'),
  reportId: ReportId.parse('0b8f1a52-3c1e-4d53-9a0b-1d2c3b4a5f60'),
}

test('a link leads to the report that it was made for, also after a restart', async () => {
  const token = await (await createOptOut(SEED)).tokenOf(REPORT)

  expect(await (await createOptOut(SEED)).reportOf(REPORT.vendor, token)).toBe(REPORT.reportId)
})

test('a link of another vendor, another service, or with a bit changed leads nowhere', async () => {
  const optOut = await createOptOut(SEED)
  const other = await createOptOut(new Uint8Array(32).fill(8))
  const token = await optOut.tokenOf(REPORT)
  const changed = Array.from(token, (sign, at) => {
    const turned = sign === 'A' ? 'B' : 'A'
    return optOut.reportOf(REPORT.vendor, `${token.slice(0, at)}${turned}${token.slice(at + 1)}`)
  })

  expect(await optOut.reportOf(VendorSlug.parse('other'), token)).toBeNull()
  expect(await other.reportOf(REPORT.vendor, token)).toBeNull()
  expect(new Set(await Promise.all(changed))).toEqual(new Set([null]))
})

test.for(['', 'x', 'A'.repeat(64), `${'A'.repeat(63)}=`, 'A'.repeat(65), '../'.repeat(20)])(
  'what is no link leads nowhere: %j',
  async (token) => {
    expect(await (await createOptOut(SEED)).reportOf(REPORT.vendor, token)).toBeNull()
  },
)
