import { assert, asyncProperty, integer, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeHex, LIMITS, readFileFraming } from '../index.ts'
import { SealFileError, sealedFileSize, sealFile } from './index.ts'
import { fileSizeIn } from './packets.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** One session-key packet, as the envelope makes it, for a recipient that is none. */
const head = new Uint8Array([0xc1, 94, 3, 1, 2, 3, 4, 5, 6, 7, 8, 18, ...Array<number>(84).fill(9)])
const sessionKey = crypto.getRandomValues(new Uint8Array(32))

async function* pieces(size: number, bytes = 65_537): AsyncGenerator<Bytes, void> {
  for (let at = 0; at < size; at += bytes) {
    yield await Promise.resolve(new Uint8Array(Math.min(bytes, size - at)).fill(at))
  }
}

async function partsOf(size: number, given = pieces(size)): Promise<Bytes[]> {
  const parts: Bytes[] = []
  for await (const part of sealFile({ pieces: given, size, sessionKey, head })) parts.push(part)
  return parts
}

async function codeOf(size: number, given: AsyncIterable<Bytes>): Promise<string> {
  const sealing = sealFile({ pieces: given, size, sessionKey, head })
  try {
    for await (const part of sealing) expect(part.length).toBeGreaterThan(0)
    return 'sealed'
  } catch (error) {
    return error instanceof SealFileError ? error.code : `not ours: ${String(error)}`
  }
}

test('a sealed file is as long as its beginning says and as was foretold', async () => {
  await assert(
    asyncProperty(nat(20_000), integer({ min: 1, max: 9000 }), async (size, bytes) => {
      const [part] = await partsOf(size, pieces(size, bytes))

      expect(part?.length).toBe(sealedFileSize(head.length, size))
      expect(part && readFileFraming(part)).toEqual({
        keyIds: ['0102030405060708'],
        headBytes: head.length,
        size: sealedFileSize(head.length, size),
      })
    }),
  )
})

test('parts are 8 MiB, the last one smaller, and together as long as was foretold', async () => {
  const sizes = (await partsOf(20_000_000)).map((part) => part.length)

  expect(sizes.slice(0, -1)).toEqual([LIMITS.partBytes, LIMITS.partBytes])
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(sealedFileSize(head.length, 20_000_000))
})

test('no two files of different sizes are as long once sealed, so the size tells the file\u2019s', () => {
  assert(
    property(nat(LIMITS.maxFileBytes), nat(5000), (size, headBytes) => {
      expect(fileSizeIn(sealedFileSize(headBytes, size), headBytes)).toBe(size)
    }),
  )
  const sizes = Array.from({ length: 9000 }, (_, size) => sealedFileSize(0, size))
  expect(sizes.map((size) => fileSizeIn(size, 0))).toEqual(sizes.map((_, size) => size))
  expect(fileSizeIn(20, 0)).toBeUndefined()
})

test('the same file is never sealed to the same bytes twice', async () => {
  const [[one], [other]] = [await partsOf(100), await partsOf(100)]

  expect(one && encodeHex(one)).not.toBe(other && encodeHex(other))
})

describe('a file that is not as many bytes as was said', () => {
  test.each([
    ['one byte fewer', 99, 100],
    ['none at all', 0, 100],
    ['one byte more', 101, 100],
    ['bytes where there were none', 1, 0],
    ['a part fewer', 9_000_000, 18_000_000],
    ['a part more', 18_000_000, 9_000_000],
  ])('has changed: %s', async (_, found, said) => {
    expect(await codeOf(said, pieces(found))).toBe('file_changed')
  })

  test('is not read on once it is too long', async () => {
    let read = 0
    async function* endless(): AsyncGenerator<Bytes, void> {
      for (; read < 1000; read++) yield await Promise.resolve(new Uint8Array(100))
    }

    expect(await codeOf(100, endless())).toBe('file_changed')
    expect(read).toBe(1)
  })
})

test('a file beyond two gigabytes is refused before it is read', async () => {
  expect(await codeOf(LIMITS.maxFileBytes + 1, pieces(1))).toBe('file_too_large')
})

test('an error while reading passes unchanged', async () => {
  async function* broken(): AsyncGenerator<Bytes, void> {
    yield new Uint8Array(10)
    await Promise.reject(new DOMException('Gone.', 'NotReadableError'))
  }

  expect(await codeOf(100, broken())).toBe('not ours: NotReadableError: Gone.')
})

test('a key that is none is a failure to compute', async () => {
  const sealing = sealFile({ pieces: pieces(1), size: 1, sessionKey: sessionKey.slice(1), head })

  await expect(sealing.next()).rejects.toMatchObject({ code: 'crypto_failed' })
})
