import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../index.ts'
import { decodePayload, encodePayload } from './payload.ts'

const encoded = (text: string, json: string) =>
  new TextDecoder().decode(encodePayload({ text, json }))

test('a payload is a MIME entity that reads well without any program of ours', () => {
  const entity = encoded('Two\nlines', '{"a":\n1}')
  const boundary = /boundary="([0-9a-f]{32})"/.exec(entity)?.[1]

  expect(entity.trimEnd().split('\r\n')).toEqual([
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    'Content-Transfer-Encoding: binary',
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: binary',
    '',
    'Two',
    'lines',
    `--${boundary}`,
    'Content-Type: application/json',
    'Content-Transfer-Encoding: binary',
    '',
    '{"a":\n1}',
    `--${boundary}--`,
  ])
})

test('any text and JSON come back, the text with LF, the JSON exactly', () => {
  const anyText = string({ unit: 'grapheme', maxLength: 500 })
  assert(
    property(anyText, anyText, (text, json) => {
      const bytes = encodePayload({ text, json })

      expect(bytes && decodePayload(bytes)).toEqual({
        text: text.replace(/\r\n?/g, '\n'),
        json,
      })
    }),
  )
})

test.each(['', '\n', '\r\n', 'a\r', '\uFEFFmark', '🦊', ' trailing '])(
  '%j survives as text',
  (text) => {
    const bytes = encodePayload({ text, json: text })

    expect(bytes && decodePayload(bytes)).toEqual({
      text: text.replace(/\r\n?/g, '\n'),
      json: text,
    })
  },
)

test('boundaries are random', () => {
  expect(encoded('', '').slice(0, 90)).not.toBe(encoded('', '').slice(0, 90))
})

describe('padding', () => {
  const frame = encoded('', '').trimEnd().length + 2

  test.each(LIMITS.sizeClasses)('fills the class of %i bytes, to the last byte', (size) => {
    expect(encodePayload({ text: '', json: 'x'.repeat(size - frame) })).toHaveLength(size)
    expect(encodePayload({ text: '', json: 'x'.repeat(size - frame + 1) })?.length).toBe(
      size === LIMITS.sizeClasses.at(-1) ? undefined : 2 * size,
    )
  })

  test('tells nothing about a short text but that it is short', () => {
    expect(encodePayload({ text: 'a', json: '{}' })).toHaveLength(8192)
    expect(encodePayload({ text: 'ü'.repeat(3000), json: '{}' })).toHaveLength(8192)
  })
})

describe('anything else is refused', () => {
  const good = encoded('text', '{"a":1}')
  const boundary = /[0-9a-f]{32}/.exec(good)?.[0] ?? ''

  test('but not what the changes below start from', () => {
    expect(decodePayload(new TextEncoder().encode(good))).toBeDefined()
  })

  test.each<[string, (entity: string) => string]>([
    ['another type', (entity) => entity.replace('multipart/mixed', 'multipart/signed')],
    ['another charset', (entity) => entity.replace('utf-8', 'utf-7')],
    ['a header more', (entity) => entity.replace('\r\n\r\n', '\r\nX: y\r\n\r\n')],
    ['a preamble', (entity) => entity.replace('\r\n\r\n', '\r\n\r\nhello\r\n')],
    ['LF for CRLF', (entity) => entity.replaceAll('\r\n', '\n')],
    ['a lone LF in the text', (entity) => entity.replace('text\r\n', 'te\nt\r\n')],
    [
      'a third part',
      (entity) => entity.replace(`--${boundary}--`, `--${boundary}\r\n\r\nmore\r\n--${boundary}--`),
    ],
    [
      'parts swapped',
      (entity) =>
        entity
          .replace('application/json', 'x')
          .replace('text/plain; charset=utf-8', 'application/json'),
    ],
    ['no end', (entity) => entity.replace(`--${boundary}--`, '')],
    ['an epilogue that says something', (entity) => entity.replace(/ {5}$/, 'hello')],
    ['no padding', (entity) => `${entity.trimEnd()}\r\n`],
    ['a short boundary', (entity) => entity.replaceAll(boundary, 'abc').padEnd(8192)],
  ])('%s', (_, change) => {
    const changed = change(good)
    const bytes = new TextEncoder().encode(changed)
    const refitted = changed.length > 8192 ? bytes.subarray(0, 8192) : bytes

    expect(changed).not.toBe(good)
    expect(decodePayload(refitted)).toBeUndefined()
  })

  test('bytes that are not UTF-8', () => {
    expect(decodePayload(new Uint8Array(8192).fill(0xff))).toBeUndefined()
  })
})
