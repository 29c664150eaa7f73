import { expect, test } from '../../testing/browser-test.ts'
import { box, movieOf, uint32 } from '../../testing/make-boxes.ts'
import { pixelsOf } from '../../testing/make-images.ts'
import { type Inspection, inspectFile } from '../inspect-file.ts'
import { MAX_READ_BYTES } from './file-pieces.ts'

type Bytes = Uint8Array<ArrayBuffer>

const FOLDER = '/packages/widget/fixtures/metadata'
const SECRETS = /Secret|Wile|Camera|\+51|2026/
/** Every engine decodes something else; this one decodes what is tried here. */
const isChromium = navigator.userAgent.includes('Chrome/')

async function fixture(name: string): Promise<Bytes> {
  return new Uint8Array(await (await fetch(`${FOLDER}/${name}`)).arrayBuffer())
}

function inspect(...parts: readonly BlobPart[]): Promise<Inspection> {
  return inspectFile(new File([...parts], 'file'))
}

/** A file that was read, and how it reads without what it says. */
async function read(...parts: readonly BlobPart[]) {
  const inspection = await inspect(...parts)
  if (inspection.kind !== 'read') throw new Error(`It is ${inspection.kind}.`)
  const copy = inspection.stripped ?? new Blob()
  const bytes = new Uint8Array(await copy.arrayBuffer())
  return { ...inspection, bytes, text: new TextDecoder('latin1').decode(bytes) }
}

/** What is found in a file; of one that says nothing, an empty list. */
function saysOf(inspection: Inspection): readonly string[] {
  return inspection.kind === 'read' ? inspection.says : [inspection.kind]
}

const FOUND: Readonly<Record<string, readonly string[]>> = {
  'phone.avif': ['place', 'time', 'device', 'person', 'notes', 'other'],
  'phone.heic': ['place', 'time', 'device', 'person', 'other'],
  'phone.mp4': ['place', 'time', 'device', 'person', 'notes'],
  'phone.mov': ['place', 'time', 'device'],
  'fragments.mp4': ['time', 'device', 'notes'],
}

for (const [name, says] of Object.entries(FOUND)) {
  test(`what ${name} says is found, and all of it is taken out without moving a byte`, async () => {
    const file = await fixture(name)

    const reading = await read(file)

    expect(reading.says).to.deep.equal(says)
    expect(reading.bytes).to.have.length(file.length)
    expect(reading.text).not.to.match(SECRETS)
    expect(saysOf(await inspect(reading.bytes))).to.deep.equal([])
  })

  test(`${name}, cut off anywhere, is never taken for searched`, async () => {
    const file = await fixture(name)

    for (let end = 12; end < file.length; end += Math.ceil(file.length / 200)) {
      expect(saysOf(await inspect(file.slice(0, end))), String(end)).not.to.deep.equal([])
    }
  })

  test(`${name}, damaged at any byte, neither throws nor hangs`, async () => {
    const file = await fixture(name)

    for (let at = 8; at < file.length; at += Math.ceil(file.length / 400)) {
      for (const value of [0, 1, 0xff]) {
        const { kind } = await inspect(file.slice().fill(value, at, at + 1))
        expect(kind).to.be.oneOf(['read', 'unread', 'unsearched'])
      }
    }
  })
}

/** A picture of a recording, or null where this engine plays none of its kind. */
async function frameOf(bytes: Bytes): Promise<number[] | null> {
  const video = document.createElement('video')
  const address = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }))
  try {
    const isShown = await new Promise((resolve) => {
      video.addEventListener('loadeddata', () => resolve(true))
      video.addEventListener('error', () => resolve(false))
      video.muted = true
      video.src = address
    })
    if (!isShown) return null
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d')
    context?.drawImage(video, 0, 0)
    const shown = context?.getImageData(0, 0, 40, 20).data ?? []
    return [video.duration, video.videoWidth, video.videoHeight, ...shown]
  } finally {
    URL.revokeObjectURL(address)
  }
}

for (const name of ['phone.mp4', 'fragments.mp4']) {
  test(`${name} shows the same without what it says`, async () => {
    const file = await fixture(name)

    const [before, after] = [await frameOf(file), await frameOf((await read(file)).bytes)]

    expect(after).to.deep.equal(before)
    if (isChromium) expect(before?.slice(1, 3)).to.deep.equal([40, 20])
  })
}

test('a picture in AVIF shows the same without what it says', async () => {
  const file = await fixture('phone.avif')
  const shown = (bytes: Bytes) => pixelsOf(bytes, 'image/avif').catch(() => null)

  const [before, after] = [await shown(file), await shown((await read(file)).bytes)]

  expect(after).to.deep.equal(before)
  if (isChromium) expect(before?.slice(0, 2)).to.deep.equal([40, 20])
})

test('a track of places is taken out with the places, wherever they lie', async () => {
  const start = box('ftyp', 'isom')
  const samples = box('mdat', 'played', 'Secrets', 'played')
  const file = [start, samples, movieOf('meta', 'gpmd', start.length + 8 + 6)]

  const { says, text } = await read(...file)

  expect(says).to.deep.equal(['place'])
  expect(text)
    .to.contain(`mdatplayed${'\0'.repeat(7)}played`)
    .and.not.to.contain('gpmd')
})

test('a track of places that lie in fragments is named, and the recording left as it is', async () => {
  const inspection = await inspect(box('ftyp', 'isom'), movieOf('meta', 'gpmd', 0))

  expect(inspection).to.deep.include({ kind: 'read', says: ['place'], stripped: null })
})

test('what another program only hid from players is found, and taken out', async () => {
  const { says, text } = await read(
    box('ftyp', 'isom'),
    box('moov', box('free', 'titl')),
    box('free', '\xa9xyz+51.5-000.1'),
  )

  expect([says, text.includes('+51')]).to.deep.equal([['place', 'notes'], false])
})

test('a recording of four gigabytes is told apart by reading little of it', async () => {
  const [start, rest] = [box('ftyp', 'isom'), movieOf('meta', 'camm', 20)]
  const filler = new Blob([new Uint8Array(32 * 1024 * 1024)])
  const size = 4 * 1024 * 1024 * 1024
  const head = [uint32(1), new TextEncoder().encode('mdat'), uint32(1, 16)]
  const file = new File([start, ...head, ...new Array<Blob>(128).fill(filler), rest], 'long.mp4')
  const slice = file.slice.bind(file)
  const reads: number[] = []
  file.slice = (from, to) => {
    const piece = slice(from, to)
    if (piece.size < MAX_READ_BYTES) reads.push(piece.size)
    return piece
  }

  const inspection = await inspectFile(file)

  expect(inspection).to.deep.include({ kind: 'read', says: ['place'] })
  expect(inspection.kind === 'read' && inspection.stripped?.size).to.equal(file.size)
  expect(file.size).to.be.greaterThan(size)
  expect(reads.reduce((sum, one) => sum + one)).to.be.lessThan(20_000)
})

const HOSTILE: Readonly<Record<string, readonly Uint8Array<ArrayBuffer>[]>> = {
  'a box longer than the one that holds it': [box('moov', uint32(99), 'abcd')],
  'a box longer than the file': [uint32(99), new TextEncoder().encode('moov')],
  'a box shorter than its own head': [uint32(7), new TextEncoder().encode('moov')],
  'a box that claims 2^63 bytes': [
    uint32(1),
    new TextEncoder().encode('moov'),
    uint32(0x7fffffff, 0xffffffff),
  ],
  'twenty thousand boxes': [box('moov', ...new Array<Bytes>(20_000).fill(box('abcd')))],
  'samples behind the end': [movieOf('meta', 'gpmd', 0xfffffff0)],
  'a track that claims four billion samples': [
    box(
      'moov',
      box(
        'trak',
        box(
          'mdia',
          box('hdlr', uint32(0, 0), 'meta', uint32(0, 0, 0)),
          box(
            'minf',
            box(
              'stbl',
              box('stsz', uint32(0, 0, 0xffffffff)),
              box('stsc', uint32(0, 1, 1, 0xffffffff, 1)),
              box('stco', uint32(0, 0xffffffff, 0)),
            ),
          ),
        ),
      ),
    ),
  ],
  'Exif data in two places': [
    box(
      'meta',
      uint32(0),
      box('hdlr', uint32(0, 0), 'pict', uint32(0, 0, 0)),
      box('iinf', uint32(0).subarray(0, 4), '\0\x01', box('infe', '\x02\0\0\0\0\x01\0\0Exif\0')),
      box('iloc', '\0\0\0\0\x44\0\0\x01\0\x01\0\0\0\x02', uint32(0, 4, 4, 4)),
    ),
  ],
}

for (const [what, parts] of Object.entries(HOSTILE)) {
  test(`${what}: the file is told as one that could not be searched`, async () => {
    expect(await inspect(box('moov'), ...parts)).to.deep.equal({ kind: 'unread' })
  })
}

test('a file of very many boxes is searched, boxes that stand close together at once', async () => {
  const boxes = new Blob(new Array<Bytes>(40_000).fill(box('moof')))

  expect(await inspect(box('moov'), boxes)).to.deep.include({ kind: 'read', says: [] })
})
