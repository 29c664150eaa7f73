import { describe, expect, test } from 'vitest'
import { LIMITS } from '@sealpost/protocol'
import { type BlobRange, type BlobStore, createBlobKey } from '../storage/blob-store.ts'

const FEW = Uint8Array.from({ length: 1000 }, (_, at) => at % 251)

/** What every blob store does alike. */
export function describeBlobStore(name: string, getStore: () => BlobStore): void {
  describe(name, () => {
    test('what is put comes back byte for byte, a whole part as well as a single byte', async () => {
      const large = makeBytes(LIMITS.partBytes)
      const [one, other] = [createBlobKey(), createBlobKey()]

      await Promise.all([getStore().put(one, large), getStore().put(other, FEW.slice(0, 1))])

      expect(Buffer.compare(await read(getStore(), one), large)).toBe(0)
      expect(await read(getStore(), other)).toEqual(FEW.slice(0, 1))
    })

    test.for([
      { first: 0, last: 1 },
      { first: 0, last: 999 },
      { first: 1, last: 998 },
      { first: 999, last: 999 },
      { first: 500, last: 600 },
    ])('a range gives its first and last byte and all between: %o', async ({ first, last }) => {
      const key = createBlobKey()
      await getStore().put(key, FEW)

      expect(await read(getStore(), key, { first, last })).toEqual(FEW.slice(first, last + 1))
    })

    test('what is put again takes the place of what was there', async () => {
      const key = createBlobKey()

      await getStore().put(key, FEW)
      await getStore().put(key, FEW)
      expect(await read(getStore(), key)).toEqual(FEW)
      await getStore().put(key, FEW.slice(0, 10))
      expect(await read(getStore(), key)).toEqual(FEW.slice(0, 10))
    })

    test('a key without bytes gives null, with and without a range', async () => {
      const key = createBlobKey()

      expect(await getStore().get(key)).toBeNull()
      expect(await getStore().get(key, { first: 0, last: 1 })).toBeNull()
    })

    test('what is deleted is gone, and deleting it again is no fault', async () => {
      const keys = Array.from({ length: 20 }, createBlobKey)
      const kept = createBlobKey()
      await Promise.all([...keys, kept].map((key) => getStore().put(key, FEW)))

      await getStore().delete(keys)
      await getStore().delete([...keys, createBlobKey()])

      const found = await Promise.all(keys.map((key) => getStore().get(key)))
      expect(found).toEqual(keys.map(() => null))
      expect(await read(getStore(), kept)).toEqual(FEW)
    })

    test('a stream that nobody reads to its end can be given up', async () => {
      const key = createBlobKey()
      await getStore().put(key, makeBytes(1_000_000))

      const stream = await getStore().get(key)
      await stream?.cancel()

      expect(await read(getStore(), key)).toHaveLength(1_000_000)
    })
  })
}

async function read(store: BlobStore, key: string, range?: BlobRange): Promise<Uint8Array> {
  const stream = (await store.get(key, range)) ?? expect.fail('nothing lies there')
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function makeBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  }
  return bytes
}
