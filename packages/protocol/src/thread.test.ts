import { expect, test } from 'vitest'
import { isSameChange } from './index.ts'

test('changes are the same in any order of keys and missing fields', () => {
  const one = { status: 'needs_detail', missing: ['steps', 'versions'] } as const
  const other = { missing: ['versions', 'steps'], status: 'needs_detail' } as const

  expect(
    isSameChange({ ...one, missing: [...one.missing] }, { ...other, missing: [...other.missing] }),
  ).toBe(true)
})

test('changes that say more, less or something else differ', () => {
  const change = { status: 'triaged', severity: 'high' } as const

  expect(isSameChange(change, { status: 'triaged' })).toBe(false)
  expect(isSameChange(change, { ...change, severity: 'low' })).toBe(false)
  expect(isSameChange(change, { ...change, exploited: false })).toBe(false)
})
