import { describe, expect, test } from 'vitest'
import { encodeHex, readFileFraming } from '../index.ts'
import { sealedFileSize, sealFile } from '../sealed-file/index.ts'
import { now } from '../testing/make-item.ts'
import {
  createFileKey,
  generateCaseKey,
  openFile,
  readCertificate,
  readSecretKey,
  SealError,
} from './index.ts'
import { toUsableCertificate } from './judge-key.ts'
import { toKeyId } from './key-id.ts'
import { streamOf } from './pieces.ts'
import { daysFromNow, makeKey } from './testing/make-key.ts'
import { makeContent, piecesOfSize } from './testing/make-sealed-file.ts'

const DAY_SECONDS = 24 * 60 * 60

test('a file key is sealed once for each recipient, in their order, with room for the file', async () => {
  const certificates = [await generateCaseKey(now), await generateCaseKey(now)].map(
    ({ certificate }) => certificate,
  )

  const { head, sessionKey } = await createFileKey(certificates, now)
  const parts = sealFile({ head, sessionKey, pieces: piecesOfSize(makeContent(1)), size: 1 })
  const { value } = await parts.next()

  expect(sessionKey).toHaveLength(32)
  expect(value && readFileFraming(value)).toEqual({
    keyIds: certificates.map(({ encryptionKeyId }) => encryptionKeyId),
    headBytes: head.length,
    size: sealedFileSize(head.length, 1),
  })
})

test('no two files have one key', async () => {
  const { certificate } = await generateCaseKey(now)

  const keys = [await createFileKey([certificate], now), await createFileKey([certificate], now)]

  expect(new Set(keys.map(({ sessionKey }) => encodeHex(sessionKey))).size).toBe(2)
})

describe('a recipient', () => {
  test('is sealed to under the key id that the profile names, not the newest one', async () => {
    const { publicKey, armored } = await makeKey({ subkeys: [{}, {}] })
    const ids = publicKey.subkeys.map((subkey) => toKeyId(subkey.getKeyID()))

    for (const encryptionKeyId of ids) {
      const use = { armored, date: now, encryptionKeyId }
      const { head } = await createFileKey([await toUsableCertificate(publicKey, use)], now)

      const beginning = Buffer.concat([head, Uint8Array.of(0xd2, 20, 1)])
      expect(readFileFraming(beginning).keyIds).toEqual([encryptionKeyId])
    }
  })

  test('whose key expired meanwhile is never sealed to', async () => {
    const { armored } = await makeKey({ keyExpirationTime: 20 * DAY_SECONDS })
    const certificate = await readCertificate(armored, { now })

    await expect(createFileKey([certificate], now)).resolves.toBeDefined()
    const late = createFileKey([certificate], daysFromNow(11))
    await expect(late).rejects.toBeInstanceOf(SealError)
    await expect(late).rejects.toMatchObject({ code: 'recipient_unusable' })
  })

  test('whose key is newer than a slow clock can be sealed to', async () => {
    const { armored, secret } = await makeKey()
    const certificate = await readCertificate(armored, { now })
    const content = makeContent(100)

    const key = await createFileKey([certificate], daysFromNow(-400))
    const sealed = sealFile({ ...key, pieces: piecesOfSize(content), size: content.length })
    const opened = await openFile(streamOf(sealed), await readSecretKey(secret))

    expect(new Uint8Array(await new Response(opened).arrayBuffer())).toEqual(content)
  })
})
