import { assert, asyncProperty, nat } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { enums } from '#openpgp'
import { LIMITS, readFileFraming } from '../index.ts'
import { now } from '../testing/make-item.ts'
import { FileError, generateCaseKey, openFile, type SecretKey } from './index.ts'
import { privateKeyOf, publicKeyOf } from './parsed-keys.ts'
import { streamOf } from './pieces.ts'
import {
  bomb,
  compressed,
  encryptExactly,
  literal,
  packet,
  signedPackets,
} from './testing/make-message.ts'
import { makeContent, makeSealedFile, piecesOfSize } from './testing/make-sealed-file.ts'

type Bytes = Uint8Array<ArrayBuffer>

const content = makeContent(100_000)
let vendor: SecretKey
let reporter: SecretKey
let sealed: Bytes

beforeAll(async () => {
  vendor = await generateCaseKey(now)
  reporter = await generateCaseKey(now)
  sealed = await makeSealedFile(content, [vendor.certificate, reporter.certificate])
})

async function open(bytes: Bytes, { key = vendor, pieceBytes = 30_000 } = {}): Promise<Bytes> {
  const opened = await openFile(streamOf(piecesOfSize(bytes, pieceBytes)), key)
  return new Uint8Array(await new Response(opened).arrayBuffer())
}

async function outcomeOf(bytes: Uint8Array, key = vendor): Promise<string> {
  return open(new Uint8Array(bytes), { key }).then(
    (opened) => (Buffer.from(opened).equals(content) ? 'opened' : 'other content'),
    (error: unknown) => (error instanceof FileError ? error.code : `not ours: ${String(error)}`),
  )
}

test('whoever it was sealed for opens it, and nobody else', async () => {
  expect(await outcomeOf(sealed, vendor)).toBe('opened')
  expect(await outcomeOf(sealed, reporter)).toBe('opened')
  expect(await outcomeOf(sealed, await generateCaseKey(now))).toBe('not_for_this_key')
})

test.each([1, 16, 1000, 65_536, 1_000_000])(
  'a stream that brings %i bytes at a time loses none',
  async (pieceBytes) => {
    const small = await makeSealedFile(content.slice(0, 3000), [vendor.certificate])

    expect(await open(small, { pieceBytes })).toEqual(content.slice(0, 3000))
  },
)

describe('a sealed file', () => {
  test('G-13 with a flipped bit anywhere is never opened as something else', async () => {
    const { headBytes } = readFileFraming(sealed)

    await assert(
      asyncProperty(nat(sealed.length * 8 - 1), async (bit) => {
        const flipped = sealed.slice()
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))

        const outcome = await outcomeOf(flipped)
        // A flip in another recipient\u2019s packet does not concern us.
        expect(outcome).toMatch(/^(damaged|not_for_this_key|opened)$/)
        if (outcome !== 'damaged') expect(bit >> 3).toBeLessThan(headBytes)
      }),
      { numRuns: 200 },
    )
  })

  test('with a flipped bit in its frame, its prefix, its literal or its checksum is damaged', async () => {
    const { headBytes } = readFileFraming(sealed)
    const places = [0, 1, 2, ...Array.from({ length: 40 }, (_, at) => headBytes + at)]
    const ends = Array.from({ length: 24 }, (_, at) => sealed.length - 1 - at)

    for (const at of [...places, ...ends]) {
      const flipped = sealed.with(at, (sealed[at] ?? 0) ^ 1)
      expect([at, await outcomeOf(flipped)]).toEqual([at, 'damaged'])
    }
  })

  test('cut off anywhere is damaged', async () => {
    const { headBytes } = readFileFraming(sealed)
    const frame = Array.from({ length: headBytes + 45 }, (_, at) => at)
    const end = Array.from({ length: 25 }, (_, at) => sealed.length - 1 - at)

    for (const length of [...frame, 40_000, 65_535, 65_536, 65_537, ...end]) {
      expect([length, await outcomeOf(sealed.subarray(0, length))]).toEqual([length, 'damaged'])
    }
  })

  test.each<[string, () => Uint8Array]>([
    ['a byte', () => Uint8Array.of(0)],
    ['a padding packet', () => packet(enums.packet.padding, new Uint8Array(9))],
    ['itself', () => sealed],
  ])('with %s behind it is damaged', async (_, trailing) => {
    expect(await outcomeOf(Buffer.concat([sealed, trailing()]))).toBe('damaged')
  })

  test('with a byte behind it is damaged, also where pieces end', async () => {
    const { headBytes } = readFileFraming(sealed)
    const around = sealed.length - content.length - headBytes
    const whole = await makeSealedFile(makeContent(131_072 - headBytes - around), [
      vendor.certificate,
      reporter.certificate,
    ])

    expect(whole).toHaveLength(131_072)
    expect(await outcomeOf(whole)).toBe('other content')
    expect(await outcomeOf(Buffer.concat([whole, Uint8Array.of(0)]))).toBe('damaged')
  })

  test('with a piece of another file of its size is damaged', async () => {
    const other = await makeSealedFile(makeContent(content.length), [
      vendor.certificate,
      reporter.certificate,
    ])
    const spliced = Buffer.concat([sealed.subarray(0, 50_000), other.subarray(50_000)])

    expect(await outcomeOf(spliced)).toBe('damaged')
  })

  test('in armor, in clear or empty is damaged', async () => {
    expect(await outcomeOf(Buffer.from('-----BEGIN PGP MESSAGE-----\n'))).toBe('damaged')
    expect(await outcomeOf(literal(content))).toBe('damaged')
    expect(await outcomeOf(new Uint8Array())).toBe('damaged')
  })
})

describe('contents that are not one file', () => {
  const encrypt = (...packets: Uint8Array[]) =>
    encryptExactly(packets, [publicKeyOf(vendor.certificate)])

  test('what these are made from is opened', async () => {
    expect(await outcomeOf(await encrypt(literal(content)))).toBe('opened')
  })

  test.each<[string, () => Uint8Array[] | Promise<Uint8Array[]>]>([
    ['two literals', () => [literal(content), literal('more')]],
    ['a literal in front', () => [literal('more'), literal(content)]],
    [
      'a literal with a name',
      () => [packet(11, Buffer.concat([Buffer.from('b\u0001x\0\0\0\0'), content]))],
    ],
    ['a padding packet behind', () => [literal(content), packet(21, new Uint8Array(9))]],
    ['a padding packet in front', () => [packet(21, new Uint8Array(9)), literal(content)]],
    ['a signed literal', async () => [await signedPackets(content, privateKeyOf(vendor))]],
    ['a compressed literal', () => [compressed(literal(content))]],
    ['compressed twice', () => [compressed(compressed(literal(content)))]],
    ['another sealed file', () => [sealed]],
    ['a key', () => [publicKeyOf(vendor.certificate).write()]],
    ['nothing', () => []],
  ])('%s: damaged', async (_, packets) => {
    expect(await outcomeOf(await encrypt(...(await packets())))).toBe('damaged')
  })

  test('a bomb of a gigabyte is refused in two seconds and 300 MB', async () => {
    const bytes = await encrypt(bomb())
    const before = process.memoryUsage().rss
    const started = performance.now()

    expect(await outcomeOf(bytes)).toBe('damaged')

    expect(performance.now() - started).toBeLessThan(2000)
    expect((process.memoryUsage().rss - before) / 1_048_576).toBeLessThan(300)
  })
})

test('an error of the stream itself passes unchanged, wherever it comes', async () => {
  const lost = new TypeError('The connection was lost.')
  async function* broken(length: number): AsyncGenerator<Bytes, void> {
    yield sealed.slice(0, length)
    await Promise.reject(lost)
  }

  for (const length of [10, 70_000, sealed.length]) {
    const reading = openFile(streamOf(broken(length)), vendor).then((opened) =>
      new Response(opened).arrayBuffer(),
    )
    await expect(reading).rejects.toBe(lost)
  }
})

test('who stops reading stops the source, even one that stands still', async () => {
  let stop: (reason: string) => void
  const stopped = new Promise<string>((resolve) => (stop = resolve))
  const source = new ReadableStream<Bytes>({
    start: (controller) => controller.enqueue(sealed.slice(0, 80_000)),
    pull: () => new Promise<never>(() => undefined),
    cancel: () => stop('stopped'),
  })

  const reader = (await openFile(source, vendor)).getReader()
  await reader.read()
  await reader.cancel()

  expect(await stopped).toBe('stopped')
})

test('a source is let go of when its file is refused', async () => {
  let stop: (reason: string) => void
  const stopped = new Promise<string>((resolve) => (stop = resolve))
  const source = new ReadableStream<Bytes>({
    pull: (controller) => controller.enqueue(sealed),
    cancel: () => stop('stopped'),
  })

  await expect(openFile(source, await generateCaseKey(now))).rejects.toBeInstanceOf(FileError)

  expect(await stopped).toBe('stopped')
})

test('never more than a few pieces are held, however large the file', async () => {
  const size = 40 * 1024 * 1024
  const large = await makeSealedFile(makeContent(size), [vendor.certificate])
  let given = 0
  async function* counted(): AsyncGenerator<Bytes, void> {
    for await (const piece of piecesOfSize(large, 65_536)) {
      given += piece.length
      yield piece
    }
  }

  let [taken, held] = [0, 0]
  for await (const piece of await openFile(streamOf(counted()), vendor)) {
    taken += piece.length
    held = Math.max(held, given - taken)
  }

  expect(taken).toBe(size)
  expect(held).toBeLessThan(LIMITS.partBytes / 4)
})
