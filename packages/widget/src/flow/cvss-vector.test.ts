import { expect, test } from 'vitest'
import { inVersion, withMetric } from './cvss-vector.ts'

test('metrics come in the order of the version, whatever was answered first', () => {
  const vector = withMetric(withMetric('CVSS:4.0/', 'VC', 'H'), 'AV', 'N')

  expect(vector).toBe('CVSS:4.0/AV:N/VC:H')
})

test('a changed metric keeps what was pasted besides the base metrics', () => {
  expect(withMetric('CVSS:3.1/AV:N/E:F', 'AV', 'L')).toBe('CVSS:3.1/AV:L/E:F')
})

test('another version takes over what means the same in both', () => {
  expect(inVersion('CVSS:3.1/AV:N/AC:H/UI:R/S:C/C:H', '4.0')).toBe('CVSS:4.0/AV:N/AC:H')
  expect(inVersion('CVSS:4.0/VC:H', '3.1')).toBe('')
})
