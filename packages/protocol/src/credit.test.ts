import { expect, test } from 'vitest'
import { creditRefusal } from './index.ts'

const TERMS = { asked: 'afterFix', minimumSeverity: 'medium', newFindingsOnly: true } as const
const EARNED = { hasConsent: true, severity: 'medium', isNew: true } as const

test('a new finding of enough severity is credited with consent', () => {
  expect(creditRefusal(TERMS, EARNED)).toBeNull()
  expect(creditRefusal({ asked: 'now' }, { ...EARNED, severity: null, isNew: false })).toBeNull()
})

test.each([
  ['a vendor without a hall of fame', undefined, EARNED, 'no_credit'],
  ['nobody agreed', TERMS, { ...EARNED, hasConsent: false }, 'no_consent'],
  ['it was known', TERMS, { ...EARNED, isNew: false }, 'not_new'],
  ['it is not rated', TERMS, { ...EARNED, severity: null }, 'not_rated'],
  ['it is minor', TERMS, { ...EARNED, severity: 'low' }, 'below_severity'],
] as const)('nothing is credited when %s', (_, ...[terms, earned, refusal]) => {
  expect(creditRefusal(terms, earned)).toBe(refusal)
})
