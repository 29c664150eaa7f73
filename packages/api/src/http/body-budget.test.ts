import { expect, test, vi } from 'vitest'
import { createBodyBudget } from './body-budget.ts'

test('the body that has been on its way the longest makes room, and its bytes count no more', () => {
  const budget = createBodyBudget(100)
  const [oldest, older] = [vi.fn(), vi.fn()]
  const accounts = [budget.open(oldest), budget.open(older)]
  for (const account of accounts) account.take(40)

  const newest = budget.open(vi.fn())
  newest.take(40)

  expect([oldest.mock.calls.length, older.mock.calls.length]).toEqual([1, 0])
  expect(() => accounts[0]?.take(1)).toThrow('cannot store anything right now')
  accounts[0]?.close()
  newest.take(20)
  expect(older).not.toHaveBeenCalled()
})

test('what is being stored is never cut off: who comes then is told to come back', () => {
  const budget = createBodyBudget(100)
  const cutOff = vi.fn()
  const stored = budget.open(cutOff)
  stored.take(90)
  stored.finish()

  expect(() => budget.open(vi.fn()).take(20)).toThrow('cannot store anything right now')
  expect(cutOff).not.toHaveBeenCalled()
})

test('a body that is done gives its room back', () => {
  const budget = createBodyBudget(100)
  for (let round = 0; round < 10; round++) {
    const account = budget.open(vi.fn())
    account.take(100)
    account.finish()
    account.close()
  }

  expect(() => budget.open(vi.fn()).take(100)).not.toThrow()
})
