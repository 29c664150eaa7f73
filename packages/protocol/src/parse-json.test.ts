import { assert, jsonValue, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { JsonError, LIMITS, parseJson } from './index.ts'

function codeOf(text: string, limits?: { maxDepth: number; maxKeys: number }): string {
  try {
    parseJson(text, limits)
    return 'read'
  } catch (error) {
    return error instanceof JsonError ? error.code : `not ours: ${String(error)}`
  }
}

test('JSON is read as JSON.parse reads it', () => {
  assert(
    property(jsonValue(), (value) => {
      const text = JSON.stringify(value, null, 1)

      expect(['read', 'json_forbidden_key']).toContain(codeOf(text))
      if (codeOf(text) === 'read') expect(parseJson(text)).toEqual(JSON.parse(text))
    }),
  )
})

test('any text gives a value or a JsonError', () => {
  assert(
    property(string({ unit: 'binary' }), (text) => {
      expect(codeOf(text)).toMatch(/^(read|json_)/)
    }),
  )
})

test.each(['', '{', '"', '"\\"', '{"a":1,}', '[1 2]', '{"\\u00":1}', '}', 'nul', '{"a":1}{"b":2}'])(
  'refuses %j as malformed',
  (text) => {
    expect(codeOf(text)).toBe('json_malformed')
  },
)

test.each([
  '{"__proto__":{"isAdmin":true}}',
  '{"a":[{"constructor":{}}]}',
  '{"prototype" : 1}',
  '{"\\u005f_proto__":1}',
  '{"__pr\\u006fto__"\n:1}',
])('refuses %s, whose key reaches a prototype', (text) => {
  expect(codeOf(text)).toBe('json_forbidden_key')
})

test('takes those words as values', () => {
  expect(codeOf('{"a":"__proto__","b":["constructor","prototype:"]}')).toBe('read')
})

test('refuses a key that appears twice in one object, however it is written', () => {
  expect(codeOf('{"a":1,"b":{},"a":2}')).toBe('json_duplicate_key')
  expect(codeOf('{"a":1,"\\u0061":2}')).toBe('json_duplicate_key')
  expect(codeOf('[{"a":1},{"a":2,"b":{"a":3}}]')).toBe('read')
})

test('depth and keys are limited, and quotes and brackets within strings do not count', () => {
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

  expect(codeOf(nested(LIMITS.maxJsonDepth))).toBe('read')
  expect(codeOf(nested(LIMITS.maxJsonDepth + 1))).toBe('json_too_deep')
  expect(codeOf('{"a":1,"b":2}', { maxDepth: 1, maxKeys: 1 })).toBe('json_too_many_keys')
  expect(codeOf(JSON.stringify({ a: '[{"\\'.repeat(1000) }), { maxDepth: 1, maxKeys: 1 })).toBe(
    'read',
  )
})

test('a deep or endless text is refused before it is built', () => {
  const started = performance.now()

  expect(codeOf('[{"a":'.repeat(500_000))).toBe('json_too_deep')
  expect(codeOf(`"${'\\'.repeat(1_500_000)}`)).toBe('json_malformed')
  expect(codeOf(`[${'"\\\\",'.repeat(300_000)}1]`)).toBe('read')
  expect(performance.now() - started).toBeLessThan(2000)
})

test('the message does not repeat the text', () => {
  expect(() => parseJson('{"secret": hunter2}')).toThrow(/^The text is not JSON\.$/)
})
