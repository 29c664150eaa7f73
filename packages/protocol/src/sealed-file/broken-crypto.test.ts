import { afterEach, expect, test } from 'vitest'
import { sealFile } from './seal-file.ts'

const subtle = SubtleCrypto.prototype
const honest: unknown = Reflect.get(subtle, 'encrypt')

afterEach(() => {
  Reflect.set(subtle, 'encrypt', honest)
})

/** What a page may have put in the place of the browser's encryption. */
const BROKEN: Readonly<Record<string, (...all: unknown[]) => Promise<unknown>>> = {
  throws: () => Promise.reject(new Error('broken')),
  'returns nothing': () => Promise.resolve(undefined),
  'gives back what it was given': (_algorithm, _key, piece) => Promise.resolve(piece),
  'gives zeros': (_algorithm, _key, piece) =>
    Promise.resolve(new Uint8Array(piece instanceof Uint8Array ? piece.length + 16 : 0)),
}

async function* pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  yield await Promise.resolve(new Uint8Array(1000))
}

test.each(Object.entries(BROKEN))(
  'G-04 when encryption %s, no part of a file comes out',
  async (_, broken) => {
    Reflect.set(subtle, 'encrypt', broken)
    const sessionKey = crypto.getRandomValues(new Uint8Array(32))

    const parts = sealFile({ pieces: pieces(), size: 1000, sessionKey, head: new Uint8Array(10) })

    await expect(parts.next()).rejects.toMatchObject({ code: 'crypto_failed' })
  },
)
