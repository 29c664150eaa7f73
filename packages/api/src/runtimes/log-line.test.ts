import { expect, test } from 'vitest'
import { formatLogLine } from './log-line.ts'

test('a key that nobody has allowed is not written, whatever an entry carries', () => {
  const entry = {
    time: '2026-01-01T00:00:00.000Z',
    event: 'listening' as const,
    address: '192.0.2.1',
    headers: { authorization: 'Bearer secret' },
  }

  expect(formatLogLine(entry)).toBe('{"time":"2026-01-01T00:00:00.000Z","event":"listening"}')
})
