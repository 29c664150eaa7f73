import { assert, asyncProperty, nat, string } from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { readFraming, type SealedItem } from '../index.ts'
import { now } from '../testing/make-item.ts'
import { makeThread, type Thread } from '../testing/make-thread.ts'
import { generateCaseKey, OpenError, openItem, type Sealed, sealItem } from './index.ts'
import { privateKeyOf, publicKeyOf } from './parsed-keys.ts'
import { encodePayload } from './payload.ts'
import {
  bomb,
  compressed,
  encryptPackets,
  literal,
  noise,
  packet,
  signedPackets,
} from './testing/make-message.ts'

let thread: Thread
let sealed: Sealed
let message: Sealed

beforeAll(async () => {
  thread = await makeThread()
  sealed = await seal(thread)
  message = await seal({ ...thread, item: thread.message })
})

type Sealable = Pick<Thread, 'reporter' | 'vendor'> & { item: Thread['item' | 'message'] }

function seal({ item, reporter, vendor }: Sealable, text = ''): Promise<Sealed> {
  const recipients = [vendor.certificate, reporter.certificate]
  return sealItem({ item, text, signer: reporter, recipients, now })
}

async function outcomeOf(bytes: Uint8Array, key = thread.vendor): Promise<string> {
  return openItem(bytes, { key, verifyWith: 'enclosed' }).then(
    ({ signature }) => signature.state,
    (error: unknown) => (error instanceof OpenError ? error.code : `not ours: ${String(error)}`),
  )
}

/** Encrypts packets that hold the payload of an item, by default a well-formed unsigned one. */
function encrypt(...packets: Uint8Array[]): Promise<Uint8Array> {
  return encryptPackets(packets, [publicKeyOf(thread.vendor.certificate)])
}

function payloadOf(item: SealedItem | Record<string, unknown>, text = ''): Uint8Array {
  const payload = encodePayload({ text, json: JSON.stringify(item) })
  if (!payload) throw new RangeError('The item is too large.')
  return payload
}

describe('opening undoes sealing', () => {
  test('for any text, for vendor and reporter alike', async () => {
    await assert(
      asyncProperty(
        string({ unit: 'grapheme' }),
        string({ unit: 'binary' }),
        async (text, note) => {
          const item = {
            ...thread.event,
            body: { ...thread.event.body, note: `${note}.` },
          }
          const recipients = [thread.vendor.certificate, thread.reporter.certificate]
          const bytes = await sealItem({ item, text, signer: thread.vendor, recipients, now })

          for (const key of [thread.vendor, thread.reporter]) {
            const opened = await openItem(bytes, { key, verifyWith: [thread.vendor.certificate] })
            expect(opened.item).toEqual(item)
            expect(opened.text).toBe(text.replace(/\r\n?/g, '\n'))
            expect(opened.signature.state).toBe('valid')
          }
        },
      ),
      { numRuns: 20 },
    )
  })
})

describe('a signature', () => {
  test('by the enclosed certificate is proven, with its time', async () => {
    const { signature } = await openItem(sealed, { key: thread.vendor, verifyWith: 'enclosed' })

    expect(signature).toEqual({
      state: 'valid',
      signer: thread.reporter.certificate.fingerprint,
      signedAt: now,
    })
  })

  test('G-03 by anyone else is not the vendor\u2019s', async () => {
    const others = [thread.vendor.certificate, (await generateCaseKey(now)).certificate]

    const { signature } = await openItem(sealed, { key: thread.reporter, verifyWith: others })

    expect(signature).toEqual({ state: 'unknown_signer', signer: null, signedAt: null })
  })

  test('that is missing is said to be missing', async () => {
    expect(await outcomeOf(await encrypt(literal(payloadOf(thread.item))))).toBe('missing')
  })

  test('over other bytes is invalid', async () => {
    const original = await signedPackets(payloadOf(thread.item), privateKeyOf(thread.reporter))
    const forged = payloadOf({ ...thread.item, urgent: true })
    const at = Buffer.from(original).indexOf('Content-Type')
    const packets = Buffer.concat([
      original.subarray(0, at),
      forged,
      original.subarray(at + forged.length),
    ])

    expect(await outcomeOf(await encrypt(original))).toBe('valid')
    expect(await outcomeOf(await encrypt(packets))).toBe('invalid')
  })

  test('by another key under the name of the enclosed one is unknown', async () => {
    const eve = await generateCaseKey(now)

    const packets = await signedPackets(payloadOf(thread.item), privateKeyOf(eve))

    expect(await outcomeOf(await encrypt(packets))).toBe('unknown_signer')
  })

  test('of an event has no enclosed certificate to be checked with', async () => {
    const packets = await signedPackets(payloadOf(thread.event), privateKeyOf(thread.vendor))

    expect(await outcomeOf(await encrypt(packets))).toBe('unknown_signer')
  })

  test('survives being forwarded: only the context tells that it belongs elsewhere', async () => {
    const other = await makeThread()
    const packets = await signedPackets(payloadOf(thread.event), privateKeyOf(thread.vendor))
    const forwarded = await encryptPackets([packets], [publicKeyOf(other.reporter.certificate)])

    const { item, signature } = await openItem(forwarded, {
      key: other.reporter,
      verifyWith: [thread.vendor.certificate],
    })

    expect(signature.state).toBe('valid')
    expect(item.to).not.toContain(other.reporter.certificate.fingerprint)
  })
})

describe('bytes that are not what was sealed', () => {
  test('for another key are said to be so', async () => {
    expect(await outcomeOf(sealed, await generateCaseKey(now))).toBe('not_for_this_key')
  })

  test('with a flipped bit anywhere are never opened', async () => {
    for (const bytes of [sealed, message]) {
      await assert(
        asyncProperty(nat(bytes.length * 8 - 1), async (bit) => {
          const flipped = Uint8Array.from(bytes)
          flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7))

          const outcome = await outcomeOf(flipped)
          expect(outcome).toMatch(/^(damaged|not_for_this_key|valid|unknown_signer)$/)
          // A flip in the packet of another recipient does not concern us.
          if (outcome === 'valid' || outcome === 'unknown_signer') {
            expect(bit >> 3).toBeLessThan(recipientsEnd(bytes))
          }
        }),
        { numRuns: 200 },
      )
    }
  })

  test('cut off anywhere are damaged', async () => {
    for (const bytes of [sealed, message]) {
      const start = Array.from({ length: recipientsEnd(bytes) + 20 }, (_, at) => at)
      const end = Array.from({ length: 40 }, (_, at) => bytes.length - 1 - at)
      for (const length of [...start, 4096, ...end]) {
        const outcome = await outcomeOf(bytes.subarray(0, length))
        expect([length, outcome]).toEqual([length, 'damaged'])
      }
    }
  })

  test('with anything behind them are damaged', async () => {
    for (const bytes of [sealed, message]) {
      expect(await outcomeOf(Buffer.concat([bytes, Uint8Array.of(0)]))).toBe('damaged')
      expect(await outcomeOf(Buffer.concat([bytes, bytes]))).toBe('damaged')
      expect(await outcomeOf(Buffer.concat([bytes, literal('more')]))).toBe('damaged')
    }
  })

  test('and refused alike, whatever is wrong with them', async () => {
    const [early, late] = [recipientsEnd(sealed) + 40, sealed.length - 1].map((at) =>
      sealed.map((byte, index) => (index === at ? byte ^ 1 : byte)),
    )
    if (!early || !late) throw new Error('Two flips are needed.')
    const messageOf = (bytes: Uint8Array) =>
      openItem(bytes, { key: thread.vendor, verifyWith: 'enclosed' }).catch(String)

    expect(await messageOf(early)).toBe(await messageOf(late))
  })

  test('longer than any item are too large', async () => {
    expect(await outcomeOf(new Uint8Array(2_000_000))).toBe('too_large')
  })

  test('armored, empty or in clear are damaged', async () => {
    expect(await outcomeOf(new Uint8Array())).toBe('damaged')
    expect(await outcomeOf(Buffer.from('-----BEGIN PGP MESSAGE-----\n'))).toBe('damaged')
    expect(await outcomeOf(literal(payloadOf(thread.item)))).toBe('damaged')
  })

  /** Where the packets end that belong to one recipient each: a flip in another\u2019s does not concern us. */
  function recipientsEnd(bytes: Uint8Array): number {
    return bytes.length - readFraming(bytes).sizeClass
  }
})

describe('contents that are not one literal with an item', () => {
  test.each<[string, string, () => Uint8Array[]]>([
    ['two literals', 'damaged', () => [literal(payloadOf(thread.item)), literal('more')]],
    ['a literal in front', 'damaged', () => [literal('more'), literal(payloadOf(thread.item))]],
    [
      'a compressed literal',
      'malformed_payload',
      () => [compressed(literal(payloadOf(thread.item)))],
    ],
    ['compressed twice', 'damaged', () => [compressed(compressed(literal(noise(8192))))]],
    [
      'a compressed literal behind',
      'damaged',
      () => [literal(payloadOf(thread.item)), compressed(literal('x'))],
    ],
    ['a key', 'damaged', () => [publicKeyOf(thread.vendor.certificate).write()]],
    ['nothing but filling', 'damaged', () => []],
    ['a signature alone', 'damaged', () => [packet(2, Buffer.alloc(70, 4))]],
    ['plain text', 'malformed_payload', () => [literal('Hello, here is a bug.')]],
    ['JSON that is no item', 'malformed_payload', () => [literal(payloadOf({ hello: 'world' }))]],
    [
      'an item without vendor',
      'malformed_payload',
      () => [literal(payloadOf({ ...thread.item, vendor: undefined }))],
    ],
    ['a later format', 'format_too_new', () => [literal(payloadOf({ ...thread.item, format: 2 }))]],
    [
      'a key that reaches a prototype',
      'malformed_payload',
      () => [literal(payloadOf({ format: 1, x: { constructor: 1 } }))],
    ],
  ])('%s: %s', async (_, code, packets) => {
    expect(await outcomeOf(await encrypt(...packets()))).toBe(code)
  })

  test('what these are made from is opened', async () => {
    expect(await outcomeOf(await encrypt(literal(payloadOf(thread.item))))).toBe('missing')
  })

  test('a bomb of a gigabyte is refused in two seconds and 300 MB', async () => {
    const bytes = await encrypt(bomb())
    const before = process.memoryUsage().rss
    const started = performance.now()

    expect(await outcomeOf(bytes)).toMatch(/^(damaged|malformed_payload)$/)

    expect(performance.now() - started).toBeLessThan(2000)
    expect((process.memoryUsage().rss - before) / 1_048_576).toBeLessThan(300)
  })
})

test('a report whose own certificate is unreadable has an unknown signer', async () => {
  const item = { ...thread.item, reporterCertificate: 'none' }
  const packets = await signedPackets(payloadOf(item), privateKeyOf(thread.reporter))

  expect(await outcomeOf(await encrypt(packets))).toBe('unknown_signer')
})
