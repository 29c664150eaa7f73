import { expect, test } from 'vitest'
import {
  CaseState,
  createReceipt,
  deriveReceiptKeys,
  ReportId,
  unwrapState,
  VendorSlug,
  wrapState,
} from './index.ts'
import { readFixture } from './testing/fixtures.ts'

const vendor = VendorSlug.parse('acme')
const state = CaseState.parse(readFixture('case-state/valid/plain.json'))

async function makeWrapKey() {
  return (await deriveReceiptKeys(await createReceipt(vendor), vendor)).wrapKey
}

test('the receipt\u2019s holder gets back what was wrapped', async () => {
  const wrapKey = await makeWrapKey()

  const wrapped = await wrapState(wrapKey, state, vendor)

  expect(await unwrapState(wrapKey, wrapped, vendor, state.reportId)).toEqual(state)
})

test('the same state is wrapped differently each time', async () => {
  const wrapKey = await makeWrapKey()

  expect(await wrapState(wrapKey, state, vendor)).not.toEqual(
    await wrapState(wrapKey, state, vendor),
  )
})

test('another receipt, vendor or report, a changed bit and cut bytes do not open it', async () => {
  const wrapKey = await makeWrapKey()
  const wrapped = await wrapState(wrapKey, state, vendor)
  const otherReport = ReportId.parse(crypto.randomUUID())
  const changed = wrapped.map((byte, at) => (at === 20 ? byte ^ 1 : byte))

  const attempts = [
    async () => unwrapState(await makeWrapKey(), wrapped, vendor, state.reportId),
    () => unwrapState(wrapKey, wrapped, VendorSlug.parse('other'), state.reportId),
    () => unwrapState(wrapKey, wrapped, vendor, otherReport),
    () => unwrapState(wrapKey, changed, vendor, state.reportId),
    () => unwrapState(wrapKey, wrapped.slice(0, 40), vendor, state.reportId),
    () => unwrapState(wrapKey, new Uint8Array(), vendor, state.reportId),
  ]

  for (const attempt of attempts) {
    await expect(attempt()).rejects.toMatchObject({
      name: 'ReceiptError',
      code: 'wrapped_state_unreadable',
    })
  }
})

test('the wrapping key cannot be exported', async () => {
  const wrapKey = await makeWrapKey()

  await expect(crypto.subtle.exportKey('raw', wrapKey)).rejects.toThrow()
})
