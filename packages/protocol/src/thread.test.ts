import { expect, test } from 'vitest'
import { isSameChange, ReporterChange } from './index.ts'

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
  expect(isSameChange(change, { ...change, alreadyPublic: false })).toBe(false)
  expect(isSameChange({ agreedDate: '2027-02-01' }, { agreedDate: '2027-02-02' })).toBe(false)
})

test('a reporter can answer, withdraw or agree to a day, and change nothing else', () => {
  const mayChange = (change: unknown) => ReporterChange.safeParse(change).success

  expect(mayChange({ status: 'acknowledged' })).toBe(true)
  expect(mayChange({ status: 'withdrawn' })).toBe(true)
  expect(mayChange({ agreedDate: '2027-02-01' })).toBe(true)
  for (const change of [
    ...['received', 'needs_detail', 'triaged', 'fixed', 'disclosed'].map((status) => ({ status })),
    { severity: 'high' },
    { exploited: true },
    { alreadyPublic: true },
    { declineReason: 'spam' },
    { missing: ['steps'] },
    {},
  ]) {
    expect([change, mayChange(change)]).toEqual([change, false])
  }
})
