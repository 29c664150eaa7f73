import { createHash } from 'node:crypto'
import { array, assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { encodeHex } from '../index.ts'
import { Sha1 } from './sha1.ts'

function hashOf(...pieces: Uint8Array[]): string {
  const hash = new Sha1()
  for (const piece of pieces) hash.update(new Uint8Array(piece))
  return encodeHex(hash.digest())
}

test.each([
  ['', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '84983e441c3bd26ebaae4aa1f95129e5e54670f1',
  ],
])('the example of NIST %j has the published hash', (text, hash) => {
  expect(hashOf(new TextEncoder().encode(text))).toBe(hash)
})

test('however bytes are cut into pieces, they have the hash that OpenSSL finds', () => {
  const cuts = array(uint8Array({ maxLength: 200 }), { maxLength: 8 })

  assert(
    property(cuts, (pieces) => {
      expect(hashOf(...pieces)).toBe(createHash('sha1').update(Buffer.concat(pieces)).digest('hex'))
    }),
  )
})

test('at each length around a block, the padding is right', () => {
  for (let bytes = 50; bytes < 135; bytes++) {
    const piece = new Uint8Array(bytes).fill(bytes)
    expect(hashOf(piece)).toBe(createHash('sha1').update(piece).digest('hex'))
  }
})
