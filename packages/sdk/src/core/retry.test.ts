import { expect, test } from 'vitest'
import { DEFAULT_RETRIES, parseRetryAfter, pause, retryDelayMs } from './retry.ts'

const nowMs = Date.parse('2026-11-22T09:30:00Z')

test.each([
  ['0', 0],
  ['120', 120_000],
  ['Sun, 22 Nov 2026 09:31:00 GMT', 60_000],
  ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
  ['soon', null],
  [null, null],
])('Retry-After %s means %s ms', (header, delayMs) => {
  expect(parseRetryAfter(header, nowMs)).toBe(delayMs)
})

test('no wait is longer than the longest one allowed', () => {
  expect(retryDelayMs(DEFAULT_RETRIES, 30, null)).toBeLessThanOrEqual(DEFAULT_RETRIES.maxDelayMs)
})

test('clients that failed together wait for different times', () => {
  const waits = Array.from({ length: 20 }, () => retryDelayMs(DEFAULT_RETRIES, 3, null))

  expect(new Set(waits).size).toBeGreaterThan(1)
})

test('a pause that is aborted before it begins ends at once', async () => {
  await expect(pause(60_000, AbortSignal.abort('no'))).rejects.toMatchObject({ cause: 'no' })
})
