import { expect, test } from '../../testing/browser-test.ts'
import {
  drawImage,
  exifSegment,
  makeExif,
  pixelsOf,
  smallWebp,
  withChunks,
  withSegments,
  withWebpChunks,
} from '../../testing/make-images.ts'
import { type ImageFormat, imageFormat, readImage } from './read-image.ts'

type Bytes = Uint8Array<ArrayBuffer>

const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/" dc:creator="Wile" exif:GPSLatitude="51,30N"/>'
const encode = (text: string) => new TextEncoder().encode(text)

function readAny(bytes: Bytes) {
  const format: ImageFormat | null = imageFormat(bytes)
  if (!format) throw new Error('This is no picture.')
  const reading = readImage(bytes, format)
  const stripped = Uint8Array.from(reading.stripped.flatMap((part) => [...part]))
  return { ...reading, stripped }
}

/** What makes a picture of each kind say as much as it can. */
const PICTURES: Readonly<Record<string, () => Promise<Bytes>>> = {
  'image/jpeg': async () =>
    withSegments(await drawImage('image/jpeg'), [
      exifSegment(),
      [0xe1, `http://ns.adobe.com/xap/1.0/\0${XMP}`],
      [0xed, 'Photoshop 3.0\0Secret caption'],
      [0xfe, 'Secret comment'],
      [0xe2, 'MPF\0Secret'],
    ]),
  'image/png': async () =>
    withChunks(await drawImage('image/png'), [
      ['eXIf', makeExif()],
      ['tEXt', 'Author\0Secret author'],
      ['iTXt', `XML:com.adobe.xmp\0\0\0\0\0${XMP}`],
      ['zTXt', 'Comment\0\0Secret'],
      ['tIME', Uint8Array.of(7, 234, 11, 22, 9, 30, 0)],
      ['seCr', 'Secret'],
    ]),
  'image/webp': () =>
    Promise.resolve(
      withWebpChunks(smallWebp(), [
        ['EXIF', makeExif()],
        ['XMP ', encode(XMP)],
        ['SECR', encode('Secret')],
      ]),
    ),
}

for (const [type, make] of Object.entries(PICTURES)) {
  test(`what ${type} says besides the picture is found, and all of it can be taken out`, async () => {
    const picture = await make()

    const { says, stripped } = readAny(picture)

    expect(says).to.include.members(['place', 'time', 'device', 'person', 'notes', 'other'])
    expect(readAny(stripped).says).to.deep.equal([])
    expect(new TextDecoder('latin1').decode(stripped)).not.to.match(/Secret|GPS|Wile|Exif/)
    expect(await pixelsOf(stripped, type)).to.deep.equal(await pixelsOf(picture, type))
  })

  test(`${type} cut off anywhere is never taken for searched, or it decodes as before`, async () => {
    const picture = await make()
    const whole = readAny(picture)

    for (let end = 13; end < picture.length; end += Math.ceil(picture.length / 200)) {
      const cut = picture.slice(0, end)
      try {
        const { says } = readAny(cut)
        expect(says).to.deep.equal(whole.says)
      } catch (error) {
        expect(error).to.be.instanceOf(RangeError)
      }
    }
  })
}

test('a picture that says nothing more stays byte by byte as it is', async () => {
  // Some engines write a chunk of their own.
  const drawn = readAny(await drawImage('image/png')).stripped
  for (const bytes of [drawn, smallWebp()]) {
    const { says, stripped } = readAny(bytes)

    expect(says).to.deep.equal([])
    expect([...stripped]).to.deep.equal([...bytes])
  }
})

test('a photo that was held sideways is shown upright after its details are removed', async () => {
  const sideways = withSegments(await drawImage('image/jpeg'), [exifSegment(6)])

  const { isTurned, says, stripped } = readAny(sideways)

  expect([isTurned, says.includes('place')]).to.deep.equal([true, true])
  expect(readAny(stripped)).to.deep.include({ says: [], isTurned: true })
  const [width, height] = await pixelsOf(stripped, 'image/jpeg')
  expect([width, height]).to.deep.equal([20, 40])
})

test('pictures of all kinds say how large they are without being decoded', async () => {
  const sizes = [await drawImage('image/jpeg'), await drawImage('image/png'), smallWebp()].map(
    (bytes) => readAny(bytes),
  )

  expect(sizes.map(({ width, height }) => `${width}x${height}`)).to.deep.equal([
    '40x20',
    '40x20',
    '1x1',
  ])
})

test('what hides behind the end of a picture is found and taken out', async () => {
  for (const type of ['image/jpeg', 'image/png'] as const) {
    const bytes = readAny(await drawImage(type)).stripped
    const longer = Uint8Array.from([...bytes, ...encode('Secret film')])

    const { says, stripped } = readAny(longer)

    expect(says).to.deep.equal(['other'])
    expect([...stripped]).to.deep.equal([...bytes])
  }
})

test('directories that lead in circles come to an end', async () => {
  const exif = makeExif()
  // Every entry leads to the first directory.
  for (let at = 10; at < 58; at += 12) exif.set([0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0], at)
  const picture = withChunks(await drawImage('image/png'), [['eXIf', exif]])

  expect(() => readAny(picture)).not.to.throw()
})
