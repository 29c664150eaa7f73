import { expect, test } from '../testing/browser-test.ts'
import { drawImage } from '../testing/make-images.ts'
import { inspectFile } from './inspect-file.ts'
import { MAX_READ_BYTES } from './metadata/file-pieces.ts'

const FOLDER = '/packages/widget/fixtures/metadata'

async function inspected(name: string) {
  const file = await (await fetch(`${FOLDER}/${name}`)).blob()
  return inspectFile(new File([file], name))
}

function inspect(...parts: readonly BlobPart[]) {
  return inspectFile(new File([...parts], 'file'))
}

test('a document says who wrote it, when and with what, and that stays in it', async () => {
  expect(await inspected('document.pdf')).to.deep.include({
    medium: 'document',
    says: ['time', 'device', 'person', 'notes'],
    stripped: null,
  })
})

test('a scan says where, when and with what it was made, and that stays in it', async () => {
  expect(await inspected('scan.tif')).to.deep.include({
    medium: 'picture',
    says: ['place', 'time', 'device', 'person', 'other'],
    stripped: null,
  })
})

test('a scan cut off anywhere, or one that leads in circles, is never taken for searched', async () => {
  const scan = new Uint8Array(await (await fetch(`${FOLDER}/scan.tif`)).arrayBuffer())
  const circle = Uint8Array.from([0x49, 0x49, 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0])

  for (let end = 8; end < scan.length; end += 3) {
    const inspection = await inspect(scan.slice(0, end))
    expect(inspection.kind === 'read' ? inspection.says : ['unread']).not.to.deep.equal([])
  }
  expect(await inspect(circle)).to.deep.equal({ kind: 'unread' })
})

test('what a document says is found wherever in it that stands', async () => {
  const pages = new Blob([new Uint8Array(1024 * 1024 - 8 - 4)])

  const inspection = await inspect('%PDF-1.7', pages, '/Author (Wile)', pages)

  expect(inspection).to.deep.include({ kind: 'read', says: ['person'] })
})

test('a document whose entries are empty says nothing', async () => {
  const inspection = await inspect('%PDF-1.7 << /Author () /Producer <> /CreationDate << >>')

  expect(inspection).to.deep.include({ kind: 'read', says: [] })
})

for (const part of ['/Type /ObjStm', '/Encrypt 7 0 R']) {
  test(`a document with ${part} is only called searched if something was found`, async () => {
    expect(await inspect('%PDF-1.7 ', part)).to.deep.equal({ kind: 'unread' })
    expect(await inspect('%PDF-1.7 ', part, ' /Author (Wile)')).to.deep.include({ kind: 'read' })
  })
}

test('a text shows all that it says, and whatever else is not looked into is told', async () => {
  const [text, archive, film, raw] = [
    '\x1b[31mGET /\x1b[0m\r\n\tüber',
    'PK\x03\x04',
    '\x1aE\xdf\xa3',
    '\0\0\0\x18ftypcrx ',
  ]

  expect((await inspect(text)).kind).to.equal('text')
  expect((await inspect(archive)).kind).to.equal('unsearched')
  expect((await inspect(film)).kind).to.equal('unsearched')
  expect((await inspect(raw)).kind).to.equal('unsearched')
})

test('a picture larger than what is held in memory is told as one that could not be searched', async () => {
  const filler = new Blob([new Uint8Array(MAX_READ_BYTES)])

  expect(await inspect(await drawImage('image/png'), filler)).to.deep.equal({ kind: 'unread' })
})
