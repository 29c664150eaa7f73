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
import { FilePieces } from './file-pieces.ts'
import { fileFormat, readFile } from './read-file.ts'

type Bytes = Uint8Array<ArrayBuffer>

const XMP = '<x:xmpmeta xmlns:x="adobe:ns:meta/" dc:creator="Wile" exif:GPSLatitude="51,30N"/>'
const encode = (text: string) => new TextEncoder().encode(text)

async function readAny(bytes: Bytes) {
  const format = fileFormat(bytes)
  if (!format) throw new Error('This is no picture.')
  const { stripped, ...facts } = await readFile(new FilePieces(new Blob([bytes])), format)
  return { ...facts, stripped: new Uint8Array(await new Blob([...(stripped ?? [])]).arrayBuffer()) }
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

    const { says, stripped } = await readAny(picture)

    expect(says).to.include.members(['place', 'time', 'device', 'person', 'notes', 'other'])
    expect((await readAny(stripped)).says).to.deep.equal([])
    expect(new TextDecoder('latin1').decode(stripped)).not.to.match(/Secret|GPS|Wile|Exif/)
    expect(await pixelsOf(stripped, type)).to.deep.equal(await pixelsOf(picture, type))
  })

  test(`${type} cut off anywhere is never taken for searched, or it decodes as before`, async () => {
    const picture = await make()
    const whole = await readAny(picture)

    for (let end = 13; end < picture.length; end += Math.ceil(picture.length / 200)) {
      const cut = picture.slice(0, end)
      try {
        const { says } = await readAny(cut)
        expect(says).to.deep.equal(whole.says)
      } catch (error) {
        expect(error).to.be.instanceOf(RangeError)
      }
    }
  })
}

test('a picture that says nothing more stays byte by byte as it is', async () => {
  // Some engines write a chunk of their own.
  const { stripped: drawn } = await readAny(await drawImage('image/png'))
  for (const bytes of [drawn, smallWebp()]) {
    const { says, stripped } = await readAny(bytes)

    expect(says).to.deep.equal([])
    expect([...stripped]).to.deep.equal([...bytes])
  }
})

test('a photo that was held sideways is shown upright after its details are removed', async () => {
  const sideways = withSegments(await drawImage('image/jpeg'), [exifSegment(6)])

  const { isTurned, says, stripped } = await readAny(sideways)

  expect([isTurned, says.includes('place')]).to.deep.equal([true, true])
  expect(await readAny(stripped)).to.deep.include({ says: [], isTurned: true })
  const [width, height] = await pixelsOf(stripped, 'image/jpeg')
  expect([width, height]).to.deep.equal([20, 40])
})

test('pictures of all kinds say how large they are without being decoded', async () => {
  const pictures = [await drawImage('image/jpeg'), await drawImage('image/png'), smallWebp()]
  const sizes = await Promise.all(pictures.map(readAny))

  expect(sizes.map(({ width, height }) => `${width}x${height}`)).to.deep.equal([
    '40x20',
    '40x20',
    '1x1',
  ])
})

test('what hides behind the end of a picture is found and taken out', async () => {
  for (const type of ['image/jpeg', 'image/png'] as const) {
    const { stripped: bytes } = await readAny(await drawImage(type))
    const longer = Uint8Array.from([...bytes, ...encode('Secret film')])

    const { says, stripped } = await readAny(longer)

    expect(says).to.deep.equal(['other'])
    expect([...stripped]).to.deep.equal([...bytes])
  }
})

test('directories that lead in circles come to an end', async () => {
  const exif = makeExif()
  // Every entry leads to the first directory.
  for (let at = 10; at < 58; at += 12) exif.set([0x69, 0x87, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0], at)
  const picture = withChunks(await drawImage('image/png'), [['eXIf', exif]])

  expect((await readAny(picture)).says).to.include('other')
})
