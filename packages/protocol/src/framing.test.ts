import { assert, nat, property, uint8Array } from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { armorSealed, FramingError, LIMITS, readFileFraming, readFraming } from './index.ts'
import { readFixture, readFixtureText } from './testing/fixtures.ts'

const [keyA, keyB] = ['0123456789abcdef', 'fedcba9876543210']

function packet(tag: number, body: Uint8Array): Uint8Array {
  const { length } = body
  const header =
    length < 192
      ? [length]
      : length < 8384
        ? [((length - 192) >> 8) + 192, (length - 192) & 0xff]
        : [255, length >>> 24, length >>> 16, length >>> 8, length]
  return Buffer.concat([Uint8Array.of(0xc0 | tag, ...header), body])
}

function pkesk(keyId: string, version = 3, bodyLength = 100): Uint8Array {
  const body = Buffer.alloc(bodyLength, 0x5a)
  body[0] = version
  body.write(keyId, 1, 'hex')
  return packet(1, body)
}

function seipd(length = 8192 + 300, version = 1): Uint8Array {
  const body = Buffer.alloc(length, 0xa5)
  body[0] = version
  return packet(18, body)
}

function codeOf(...packets: Uint8Array[]): string {
  return codeOfReading(readFraming, packets)
}

function codeOfFile(...packets: Uint8Array[]): string {
  return codeOfReading(readFileFraming, packets)
}

function codeOfReading(read: (bytes: Uint8Array) => unknown, packets: Uint8Array[]): string {
  try {
    read(Buffer.concat(packets))
    return 'read'
  } catch (error) {
    return error instanceof FramingError ? error.code : `not ours: ${String(error)}`
  }
}

test('recipients and size class of a sealed item can be read without a key', () => {
  const bytes = Buffer.concat([pkesk(keyA), pkesk(keyB, 3, 530), seipd()])

  expect(readFraming(bytes)).toEqual({ keyIds: [keyA, keyB], sizeClass: 8192 })
})

describe('each size class', () => {
  test.each(LIMITS.sizeClasses)('%i takes an overhead of 1 to 2048 bytes', (size) => {
    expect(readFraming(Buffer.concat([pkesk(keyA), seipd(size + 1)])).sizeClass).toBe(size)
    expect(readFraming(Buffer.concat([pkesk(keyA), seipd(size + 2048)])).sizeClass).toBe(size)
    expect(codeOf(pkesk(keyA), seipd(size))).toBe('framing_size')
    expect(codeOf(pkesk(keyA), seipd(size + 2049))).toBe('framing_size')
  })
})

const longHeader = (tag: number, body: Uint8Array) =>
  Buffer.concat([Uint8Array.of(0xc0 | tag, 255, 0, 0, body.length >> 8, body.length), body])

test.each<[string, string, Uint8Array[]]>([
  ['nothing', 'framing_order', []],
  ['no recipients', 'framing_recipients', [seipd()]],
  ['no data', 'framing_order', [pkesk(keyA)]],
  ['data first', 'framing_order', [seipd(), pkesk(keyA)]],
  ['data twice', 'framing_order', [pkesk(keyA), seipd(), seipd()]],
  ['a password packet', 'framing_order', [pkesk(keyA), packet(3, Buffer.alloc(20, 4)), seipd()]],
  ['a marker packet', 'framing_order', [packet(10, Buffer.from('PGP')), pkesk(keyA), seipd()]],
  ['a padding packet', 'framing_order', [pkesk(keyA), seipd(), packet(21, Buffer.alloc(9))]],
  ['a literal', 'framing_order', [packet(11, Buffer.from('b\0\0\0\0\0hello'))]],
  ['data without integrity', 'framing_order', [pkesk(keyA), packet(9, Buffer.alloc(8492))]],
  ['a signature in clear', 'framing_order', [pkesk(keyA), seipd(), packet(2, Buffer.alloc(70, 4))]],
  ['version 6 recipients', 'framing_version', [pkesk(keyA, 6), seipd()]],
  ['version 2 data', 'framing_version', [pkesk(keyA), seipd(8492, 2)]],
  ['empty data', 'framing_version', [pkesk(keyA), packet(18, new Uint8Array())]],
  ['a recipient twice', 'framing_recipients', [pkesk(keyA), pkesk(keyA), seipd()]],
  ['a hidden recipient', 'framing_recipients', [pkesk('0'.repeat(16)), seipd()]],
  ['a recipient cut short', 'framing_truncated', [pkesk(keyA, 3, 11), seipd()]],
  ['old headers', 'framing_header', [Uint8Array.of(0x84, 12, 3, 1, 2, 3, 4, 5, 6, 7, 8, 1, 0, 0)]],
  ['partial lengths', 'framing_header', [pkesk(keyA), Uint8Array.of(0xd2, 0xed), seipd()]],
  ['a length longer than needed', 'framing_header', [longHeader(1, Buffer.alloc(300, 3)), seipd()]],
  ['text', 'framing_header', [Buffer.from('{"description":"in clear"}')]],
  ['armor', 'framing_header', [Buffer.from('-----BEGIN PGP MESSAGE-----\n')]],
  ['too many bytes', 'framing_size', [Buffer.alloc(LIMITS.maxSealedBytes + 1, 0xc1)]],
])('%s: %s', (_, code, packets) => {
  expect(codeOf(...packets)).toBe(code)
})

test('more recipients than a profile can name are refused', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => pkesk((at + 1).toString(16).padStart(16, '0')))

  expect(codeOf(...many(LIMITS.maxRecipients), seipd())).toBe('read')
  expect(codeOf(...many(LIMITS.maxRecipients + 1), seipd())).toBe('framing_recipients')
})

test('cut off anywhere, a sealed item is refused', () => {
  const whole = Buffer.concat([pkesk(keyA), pkesk(keyB), seipd()])

  assert(
    property(nat(whole.length - 1), (length) => {
      expect(codeOf(whole.subarray(0, length))).toMatch(/^framing_/)
    }),
    { numRuns: 500 },
  )
})

test('any bytes give a framing or a FramingError', () => {
  assert(
    property(uint8Array({ maxLength: 300 }), nat(3), (bytes, kind) => {
      const prefix = [[], [pkesk(keyA)], [Uint8Array.of(0xc1)], [Uint8Array.of(0xd2, 255)]][kind]
      expect(codeOf(...(prefix ?? []), bytes)).toMatch(/^(read|framing_)/)
    }),
    { numRuns: 2000 },
  )
})

describe('the beginning of a sealed file', () => {
  const head = Buffer.concat([pkesk(keyA), pkesk(keyB, 3, 530)])
  /** The header of an encrypted packet of which only the beginning is there. */
  const begun = (length: number) => {
    const bytes = Buffer.from([0xd2, 255, 0, 0, 0, 0, 1, 0x5a])
    bytes.writeUInt32BE(length, 2)
    return bytes
  }

  test('tells recipients and the size of the whole, which is not there yet', () => {
    expect(readFileFraming(Buffer.concat([head, begun(2_000_000_000)]))).toEqual({
      keyIds: [keyA, keyB],
      headBytes: head.length,
      size: head.length + 6 + 2_000_000_000,
    })
  })

  test('cut off within the frame is truncated; behind it, it is enough', () => {
    const whole = Buffer.concat([head, begun(100_000)])

    for (let length = 0; length < head.length + 7; length++) {
      expect([length, codeOfFile(whole.subarray(0, length))]).toEqual([length, 'framing_truncated'])
    }
    expect(codeOfFile(whole.subarray(0, head.length + 7))).toBe('read')
  })

  test.each<[string, string, Uint8Array[]]>([
    ['no recipients', 'framing_recipients', [begun(9000)]],
    ['a recipient twice', 'framing_recipients', [pkesk(keyA), pkesk(keyA), begun(9000)]],
    ['a hidden recipient', 'framing_recipients', [pkesk('0'.repeat(16)), begun(9000)]],
    ['a password packet', 'framing_order', [pkesk(keyA), packet(3, Buffer.alloc(20, 4))]],
    ['a padding packet', 'framing_order', [packet(21, Buffer.alloc(9)), pkesk(keyA), begun(9000)]],
    ['a literal', 'framing_order', [packet(11, Buffer.from('b\0\0\0\0\0hello'))]],
    ['version 6 recipients', 'framing_version', [pkesk(keyA, 6), begun(9000)]],
    ['version 2 data', 'framing_version', [pkesk(keyA), seipd(9000, 2)]],
    ['partial lengths', 'framing_header', [pkesk(keyA), Uint8Array.of(0xd2, 0xed, 1)]],
    ['a length longer than needed', 'framing_header', [pkesk(keyA), begun(8383)]],
    [
      'old headers',
      'framing_header',
      [Uint8Array.of(0x84, 12, 3, 1, 2, 3, 4, 5, 6, 7, 8, 1, 0, 0)],
    ],
    ['armor', 'framing_header', [Buffer.from('-----BEGIN PGP MESSAGE-----\n')]],
  ])('of %s: %s', (_, code, packets) => {
    expect(codeOfFile(...packets)).toBe(code)
  })

  test('with more recipients than a profile can name is refused', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => pkesk((at + 1).toString(16).padStart(16, '0')))

    expect(codeOfFile(...many(LIMITS.maxRecipients), begun(9000))).toBe('read')
    expect(codeOfFile(...many(LIMITS.maxRecipients + 1), begun(9000))).toBe('framing_recipients')
  })
})

describe('vectors', () => {
  const vectors = z
    .array(z.object({ name: z.string(), base64: z.string(), outcome: z.unknown() }))
    .parse(readFixture('framing/vectors.json'))

  test.each(vectors)('$name', ({ base64, outcome }) => {
    const bytes = Buffer.from(base64, 'base64')
    const read = () => {
      try {
        return readFraming(bytes)
      } catch (error) {
        return error instanceof FramingError ? { code: error.code } : error
      }
    }

    expect(read()).toEqual(outcome)
  })
})

test('armor is what gpg writes, with its checksum', () => {
  const bytes = Buffer.from(readFixtureText('framing/armored.base64'), 'base64')

  expect(armorSealed(bytes)).toBe(readFixtureText('framing/armored.asc'))
})
