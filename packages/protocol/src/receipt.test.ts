import { assert, asyncProperty, nat, string, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import {
  createReceipt,
  deriveReceiptKeys,
  formatReceipt,
  parseReceipt,
  ReceiptError,
  VendorSlug,
} from './index.ts'
import { encodeReceipt } from './receipt.ts'
import { readFixture } from './testing/fixtures.ts'

const vendor = VendorSlug.parse('acme')
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const vectors = z
  .array(
    z.object({
      vendor: VendorSlug,
      bytes: z.string(),
      receipt: z.string(),
      accessToken: z.string(),
      tokenHash: z.string(),
    }),
  )
  .parse(readFixture('receipt/vectors.json'))

function codeOf(text: string, slug = vendor): Promise<string> {
  return parseReceipt(text, slug).then(
    () => 'accepted',
    (error: unknown) => (error instanceof ReceiptError ? error.code : `not ours: ${String(error)}`),
  )
}

test.each(vectors)('$bytes of $vendor always give $receipt and its token', async (vector) => {
  const receipt = await encodeReceipt(
    new Uint8Array(Buffer.from(vector.bytes, 'hex')),
    vector.vendor,
  )
  const { accessToken, tokenHash } = await deriveReceiptKeys(receipt, vector.vendor)

  expect(formatReceipt(receipt)).toBe(vector.receipt)
  expect(accessToken).toBe(vector.accessToken)
  expect(tokenHash).toBe(vector.tokenHash)
})

test('a receipt is read back from how it is printed, for any bytes', async () => {
  await assert(
    asyncProperty(uint8Array({ minLength: 16, maxLength: 16 }), async (bytes) => {
      const receipt = await encodeReceipt(bytes, vendor)

      expect(await parseReceipt(formatReceipt(receipt), vendor)).toBe(receipt)
    }),
  )
})

test('two receipts differ', async () => {
  expect(await createReceipt(vendor)).not.toBe(await createReceipt(vendor))
})

test('case, spaces, every kind of dash and look-alike letters do not matter', async () => {
  const receipt = await encodeReceipt(new Uint8Array(16), vendor)
  const typed = formatReceipt(receipt)
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replace('-', ' – ')
    .replace('-', '\u00a0\u2011')
    .replace('-', '\n')
    .toLowerCase()

  expect(await parseReceipt(`  ${typed}\t`, vendor)).toBe(receipt)
})

test('a wrong character is noticed, but for one in 4096', async () => {
  const receipt = await createReceipt(vendor)
  let accepted = 0

  await assert(
    asyncProperty(nat(27), nat(31), async (at, value) => {
      const typo = receipt.slice(0, at) + ALPHABET.charAt(value) + receipt.slice(at + 1)
      if (typo !== receipt && (await codeOf(typo)) === 'accepted') accepted++
    }),
    { numRuns: 500 },
  )

  expect(accepted).toBeLessThan(4)
})

test('another vendor\u2019s receipt is refused without asking anyone', async () => {
  const receipt = await encodeReceipt(new Uint8Array(16).fill(7), VendorSlug.parse('other'))

  expect(await codeOf(receipt)).toBe('receipt_checksum')
})

test.each([
  ['', 'receipt_empty'],
  [' - ', 'receipt_empty'],
  ['PM-7F3K-92QD', 'receipt_is_reference'],
  ['pm 7f3k 92qd', 'receipt_is_reference'],
  ['ABCD-EFGH', 'receipt_length'],
  ['0'.repeat(29), 'receipt_length'],
  ['ABCD-EFGU', 'receipt_characters'],
  ['my receipt?', 'receipt_characters'],
  ['İ'.repeat(28), 'receipt_characters'],
])('%j is refused as %s', async (text, code) => {
  expect(await codeOf(text)).toBe(code)
})

test('any text is a receipt or a ReceiptError', async () => {
  await assert(
    asyncProperty(string({ unit: 'binary' }), async (text) => {
      expect(await codeOf(text)).toMatch(/^(accepted|receipt_)/)
    }),
  )
})
