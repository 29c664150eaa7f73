import { expect, test } from 'vitest'
import { creditRefusal } from './index.ts'

const TERMS = { asked: 'afterFix', minimumSeverity: 'medium', newFindingsOnly: true } as const
const EARNED = { hasConsent: true, severity: 'medium', isNew: true } as const

test('a new finding of enough severity is credited with consent', () => {
  expect(creditRefusal(TERMS, EARNED)).toBeNull()
  expect(creditRefusal({ asked: 'now' }, { ...EARNED, severity: null, isNew: false })).toBeNull()
})

test.each([
  ['a vendor without a hall of fame', { terms: undefined }, 'no_credit'],
  ['nobody agreed', { earned: { ...EARNED, hasConsent: false } }, 'no_consent'],
  ['it was known', { earned: { ...EARNED, isNew: false } }, 'not_new'],
  ['it is not rated', { earned: { ...EARNED, severity: null } }, 'not_rated'],
  ['it is minor', { earned: { ...EARNED, severity: 'low' } }, 'below_severity'],
] as const)('nothing is credited when %s', (_, differently, refusal) => {
  const { terms, earned } = { terms: TERMS, earned: EARNED, ...differently }

  expect(creditRefusal(terms, earned)).toBe(refusal)
})
