import { expect, test } from 'vitest'
import { isAtLeast, SEVERITIES } from './index.ts'

test('ratings are ordered from none to critical', () => {
  expect(SEVERITIES).toEqual(['none', 'low', 'medium', 'high', 'critical'])
  expect(isAtLeast('critical', 'high')).toBe(true)
  expect(isAtLeast('high', 'high')).toBe(true)
  expect(isAtLeast('low', 'medium')).toBe(false)
})
