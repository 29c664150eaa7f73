import { expect, test } from 'vitest'
import { writeHeaders } from './headers.ts'

const HOSTILE = [
  'a\r\nBcc: spy@evil.example',
  'a\nBcc: spy@evil.example',
  'a\rBcc: spy@evil.example',
  'a\r\n\r\nA body',
  'a\0b',
  'a\u2028Bcc: spy@evil.example',
  'a\u0085Bcc: spy@evil.example',
  '\u202eelpmaxe',
  'J\u00f6rg',
  '=?utf-8?Q?a=0D=0ABcc:_spy=40evil.example?=',
  'a =?utf-8?B?DQpCY2M6?= b',
  '\tb',
  ' b',
  'b ',
  '',
]

test.for(HOSTILE)('a header that is not plain ASCII on one line is never written: %j', (value) => {
  expect(() => writeHeaders([['Subject', value]])).toThrow(TypeError)
})

test('a refusal says nothing of the value, which may be an address', () => {
  expect(() => writeHeaders([['To', 'ada@secret.example\r\n']])).toThrow(
    /^To can only be printable ASCII$/,
  )
})

test('long headers are folded at spaces, and read as before once unfolded', () => {
  const ids = Array.from({ length: 12 }, (_, at) => `<message-number-${at}@mail.example>`).join(' ')

  const written = writeHeaders([['References', ids]])

  const lines = written.split('\r\n').slice(0, -1)
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.every((line) => line.length <= 78)).toBe(true)
  expect(written.replaceAll('\r\n ', ' ')).toBe(`References: ${ids}\r\n`)
})

test('no fold leaves a line of nothing but spaces', () => {
  const written = writeHeaders([['Subject', `${'a'.repeat(70)}    ${'b'.repeat(70)}`]])

  expect(
    written
      .split('\r\n')
      .slice(0, -1)
      .every((line) => line.trim() !== ''),
  ).toBe(true)
})

test('a word that fits in no line is refused', () => {
  expect(() => writeHeaders([['Subject', 'a'.repeat(2000)]])).toThrow(TypeError)
})
