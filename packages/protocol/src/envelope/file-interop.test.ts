import { beforeAll, describe, expect, test } from 'vitest'
import { LIMITS, readFileFraming } from '../index.ts'
import { sealedFileSize } from '../sealed-file/index.ts'
import { type MadeKey, makeGpgKey, makeSqKey } from '../testing/key-makers.ts'
import { OPENERS } from '../testing/openers.ts'
import { Workshop } from '../testing/programs.ts'
import {
  generateCaseKey,
  openFile,
  readCertificate,
  readSecretKey,
  type SecretKey,
} from './index.ts'
import { streamOf } from './pieces.ts'
import { makeContent, makeSealedFile, piecesOfSize } from './testing/make-sealed-file.ts'

type Bytes = Uint8Array<ArrayBuffer>

const MEGABYTE = 1_000_000

/** Encryption works in pieces of this size; prefix, literal header and checksum take up to 52 bytes. */
const PIECE = 512 * 1024

/** What a large file grows by when it is sealed for nobody. */
const AROUND = sealedFileSize(0, MEGABYTE) - MEGABYTE

// Where blocks, the octets of a length, pieces and parts come to an end.
const SIZES = [
  ...[0, 1, 15, 16, 17, 31, 32, 33],
  ...[142, 143, 185, 186, 191, 192],
  ...[8333, 8334, 8377, 8378, 8383, 8384],
  ...[PIECE - 53, PIECE - 52, PIECE - 51, PIECE - 31, PIECE - 30, PIECE - 29, 2 * PIECE],
  20 * MEGABYTE,
]

let workshop: Workshop
let reporter: SecretKey
beforeAll(async () => {
  workshop = await Workshop.open()
  reporter = await generateCaseKey(new Date())
  return () => workshop.close()
})

/** Seals for a key of another program and for a reporter. */
async function seal(content: Bytes, key: MadeKey): Promise<Bytes> {
  const recipient = await readCertificate(key.publicKey, { now: new Date() })
  return makeSealedFile(content, [recipient, reporter.certificate])
}

async function openOurselves(sealed: Bytes, key: MadeKey): Promise<Uint8Array> {
  const secret = await readSecretKey(key.privateKey)
  const opened = await openFile(streamOf(piecesOfSize(sealed)), secret)
  return new Uint8Array(await new Response(opened).arrayBuffer())
}

async function expectOpened(content: Bytes, sealed: Bytes, key: MadeKey) {
  for (const [program, open] of Object.entries(OPENERS)) {
    const opened = await open(workshop, key, sealed)
    expect([program, content.length, opened.equals(content)]).toEqual([
      program,
      content.length,
      true,
    ])
  }
  expect(Buffer.from(await openOurselves(sealed, key)).equals(content)).toBe(true)
}

describe('G-10 a sealed file', () => {
  let key: MadeKey
  beforeAll(async () => {
    key = await makeGpgKey(workshop, 'curve25519')
  })

  test.each(SIZES)(
    'of %i bytes is opened by gpg, sq, rnp and us, to the last byte',
    async (size) => {
      const content = makeContent(size)

      const sealed = await seal(content, key)

      expect(readFileFraming(sealed).size).toBe(sealed.length)
      await expectOpened(content, sealed, key)
    },
  )

  test.each([-1, 0, 1])('that ends %i bytes from a part is opened by all', async (bytes) => {
    const { headBytes } = readFileFraming(await seal(makeContent(1), key))
    const content = makeContent(LIMITS.partBytes - headBytes - AROUND + bytes)

    const sealed = await seal(content, key)

    expect(sealed.length - LIMITS.partBytes).toBe(bytes)
    await expectOpened(content, sealed, key)
  })
})

test.each([
  ['gpg rsa3072', (shop: Workshop) => makeGpgKey(shop, 'rsa3072')],
  ['gpg nistp384', (shop: Workshop) => makeGpgKey(shop, 'nistp384')],
  ['sq curve25519', (shop: Workshop) => makeSqKey(shop, 'cv25519')],
] as const)('a file sealed to a key of %s is opened by all', async (_, make) => {
  const key = await make(workshop)
  const content = makeContent(100_000)

  await expectOpened(content, await seal(content, key), key)
})
