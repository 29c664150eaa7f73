import { createHash, randomBytes, randomInt } from 'node:crypto'
import { array, assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { encodeHex } from '../index.ts'
import { readFixture } from '../testing/fixtures.ts'
import { Sha1 } from './sha1.ts'

const vectors = z
  .object({
    shortMessages: z.array(z.object({ message: z.string(), hash: z.string() })),
    monteCarlo: z.object({
      seed: z.string(),
      checkpoints: z.record(z.string(), z.string()),
    }),
  })
  .parse(readFixture('sha1/vectors.json'))

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
  [
    'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    'a49b2446a02c645bf419f995b67091253a04a259',
  ],
  ['a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
])('the example of NIST %.20j has the published hash', (text, hash) => {
  expect(hashOf(new TextEncoder().encode(text))).toBe(hash)
})

test.each(vectors.shortMessages)(
  'the message $message of NIST has the published hash',
  (vector) => {
    expect(hashOf(Buffer.from(vector.message, 'hex'))).toBe(vector.hash)
  },
)

test('a hundred thousand hashes, each of the three before it, end where NIST says', () => {
  const { seed, checkpoints } = vectors.monteCarlo
  const reached: Record<string, string> = {}
  let from = Buffer.from(seed, 'hex')
  for (let checkpoint = 0; checkpoint < 100; checkpoint++) {
    let last = [from, from, from]
    for (let at = 0; at < 1000; at++) {
      last = [...last.slice(1), Buffer.from(hashOf(...last), 'hex')]
    }
    from = last[2] ?? expect.fail()
    if (String(checkpoint) in checkpoints) reached[checkpoint] = from.toString('hex')
  }

  expect(reached).toEqual(checkpoints)
})

test('bytes of any length, in pieces as they come from a file, have the hash that OpenSSL finds', () => {
  const bytes = randomBytes(2 * 1024 * 1024)
  for (let round = 0; round < 40; round++) {
    const message = bytes.subarray(randomInt(1000), 1000 + randomInt(bytes.length - 1000))
    const pieces: Uint8Array[] = []
    for (let at = 0; at < message.length; ) {
      const length = randomInt(1, 512 * 1024)
      pieces.push(message.subarray(at, at + length))
      at += length
    }

    expect(hashOf(...pieces)).toBe(createHash('sha1').update(message).digest('hex'))
  }
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
