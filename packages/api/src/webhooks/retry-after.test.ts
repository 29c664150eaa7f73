import { expect, test } from 'vitest'
import { parseRetryAfter } from './retry-after.ts'

const nowMs = Date.parse('2026-06-01T12:00:00Z')

test.for([
  ['0', 0],
  ['120', 120_000],
  ['Mon, 01 Jun 2026 12:01:30 GMT', 90_000],
  ['Mon, 01 Jun 2026 11:00:00 GMT', 0],
] as const)('"%s" asks to wait %i ms', ([header, waitMs]) => {
  expect(parseRetryAfter(header, nowMs)).toBe(waitMs)
})

test.for([
  undefined,
  null,
  '',
  '-1',
  '1.5',
  '1e9',
  'soon',
  '2027-01-01',
  '9'.repeat(400),
  'Mon, 99 Xyz 2026 12:01:30 GMT',
])('%j asks for nothing', (header) => {
  expect(parseRetryAfter(header, nowMs)).toBeNull()
})
