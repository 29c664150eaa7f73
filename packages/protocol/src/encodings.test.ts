import { assert, property, string, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { base64, decodeBase64, encodeBase64, encodeBase64Url, encodeHex } from './encodings.ts'

test('base64 gives back the bytes it was given, of any length', () => {
  assert(
    property(uint8Array({ maxLength: 100_000 }), (bytes) => {
      expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes)
    }),
    { numRuns: 30 },
  )
})

test('a megabyte is encoded without running out of stack', () => {
  expect(encodeBase64(new Uint8Array(1_048_576))).toHaveLength(1_398_104)
})

test('base64url has no padding and no character that a URL would escape', () => {
  expect(encodeBase64Url(Uint8Array.of(0xfb, 0xff, 0xfe, 0))).toBe('-__-AA')
})

test('hex is in lower case with two digits for each byte', () => {
  expect(encodeHex(Uint8Array.of(0, 10, 255))).toBe('000aff')
})

test('the base64 schema takes exactly what decodes, up to its size', () => {
  const schema = base64(6)

  expect(schema.safeParse('QUJDREVG').success).toBe(true)
  expect(schema.safeParse('QUJDREVGRw==').success).toBe(false)
  assert(
    property(string(), (text) => {
      if (schema.safeParse(text).success) decodeBase64(text)
    }),
  )
})
