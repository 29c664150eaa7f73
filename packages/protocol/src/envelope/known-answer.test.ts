import { describe, expect, test } from 'vitest'
import { decodeBase64, readFraming, SignedProfile, sha256, VendorSlug } from '../index.ts'
import { readFixture, readFixtureText } from '../testing/fixtures.ts'
import { openFile, openItem, readSecretKey, verifyProfile } from './index.ts'
import { streamOf } from './pieces.ts'
import { piecesOfSize } from './testing/make-sealed-file.ts'

describe('a report that was sealed once', () => {
  const sealed = decodeBase64(readFixtureText('envelope/report.base64').trim())

  test.each(['vendor', 'reporter'])('is still opened by the %s', async (who) => {
    const key = await readSecretKey(readFixtureText(`envelope/${who}-private-key.asc`))

    const opened = await openItem(sealed, { key, verifyWith: 'enclosed' })

    expect(`${opened.json}\n`).toBe(readFixtureText('envelope/report.json'))
    expect(opened.text).toBe(readFixtureText('envelope/report.txt'))
    expect(opened.signature).toEqual({
      state: 'valid',
      signer: opened.item.from,
      signedAt: new Date('2026-11-22T10:00:00.000Z'),
    })
  })

  test('still has the frame it had', () => {
    expect(readFraming(sealed)).toMatchObject({ sizeClass: 8192 })
  })
})

test.each(['vendor', 'reporter'])(
  'a file that was sealed once is still opened by the %s',
  async (who) => {
    const sealed = decodeBase64(readFixtureText('envelope/file.base64').trim())
    const key = await readSecretKey(readFixtureText(`envelope/${who}-private-key.asc`))

    const opened = await openFile(streamOf(piecesOfSize(sealed)), key)

    expect(await new Response(opened).text()).toBe(readFixtureText('envelope/file.txt'))
  },
)

test('a profile that was signed once is still believed', async () => {
  const signed = SignedProfile.parse(readFixture('envelope/signed-profile.json'))
  const { certificate } = await readSecretKey(readFixtureText('envelope/vendor-private-key.asc'))

  const { hash, recipients } = await verifyProfile(signed, {
    vendor: VendorSlug.parse('acme'),
    fingerprint: certificate.fingerprint,
    lowestSerial: 7,
    now: new Date('2026-12-01T00:00:00.000Z'),
  })

  expect(hash).toBe(await sha256(signed.profile))
  expect(recipients.size).toBe(2)
})
