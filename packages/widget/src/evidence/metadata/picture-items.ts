import { type Box, boxesIn, boxInside, type Piece, textAt } from './boxes.ts'
import { exifOfOrientation, readExif } from './exif.ts'
import type { FilePieces } from './file-pieces.ts'
import type { Findings } from './findings.ts'
import { itemPlaces, itemTypes } from './item-places.ts'
import { type Bytes, type Detail, isEmpty, type Reading, viewOf } from './reading.ts'
import { readXmp } from './xmp.ts'

/** A picture made of items, in the file that they are read from. */
export type ItemBox = { piece: Piece; box: Box; pieces: FilePieces }

type Size = Pick<Reading, 'width' | 'height'>
/** What an item says, and what can be put in its place. */
type Item = { says: readonly Detail[]; instead: Bytes }

const HANDLER_BYTES = 28
const SPACE = 0x20

/** Whether a box holds the items of a picture, and not what a recording says of itself. */
export function holdsItems({ view }: Piece, { type, body, end }: Box): boolean {
  if (type !== 'meta') return false
  return !/md(?:ta|ir)/.test(textAt(view, body, Math.min(HANDLER_BYTES, end - body)))
}

/** Reads the items that say something, and how large the picture is. */
export async function readItems({ piece, box, pieces }: ItemBox, into: Findings): Promise<Size> {
  const { view, from } = piece
  // A version comes first.
  const inside = (...path: string[]) => boxInside(view, { ...box, body: box.body + 4 }, path)
  const list = inside('iinf')
  const telling = list ? itemTypes(view, list).filter(({ type }) => type in READERS) : []
  const ids = new Set(telling.map(({ id }) => id))
  const table = inside('iloc')
  const places = table && itemPlaces(view, table, ids)
  for (const { id, type } of telling) {
    const place = places?.get(id)
    if (!place) throw new RangeError('Expected a place.')
    const at = place.at + (place.isInside ? from + (inside('idat')?.body ?? 0) : 0)
    const content = await pieces.read(at, at + place.length)
    const item = isEmpty(content) ? undefined : READERS[type]?.(content)
    if (item && item.says.length > 0) into.replace(item.says, [{ at, bytes: item.instead }])
  }
  const properties = inside('iprp', 'ipco')
  return properties ? largestIn(view, properties) : { width: 0, height: 0 }
}

/** The types of items that are no pictures (ISO/IEC 23008-12 Annex A, ISO/IEC 14496-12 §8.11.6). */
const READERS: Readonly<Record<string, (content: Bytes) => Item>> = {
  Exif: (content) => ({ says: exifSays(content), instead: emptyExif(content.length) }),
  mime: (content) => ({ says: xmpSays(content), instead: content.slice().fill(SPACE) }),
  'uri ': ({ length }) => ({ says: ['other'], instead: new Uint8Array(length) }),
}

/** How far away the data begins comes first (ISO/IEC 23008-12 §A.2.1). */
function exifSays(content: Bytes): readonly Detail[] {
  return readExif(content.slice(4 + viewOf(content).getUint32(0))).says
}

/** Some decoders refuse a picture whose Exif data is none. */
function emptyExif(length: number): Bytes {
  const content = new Uint8Array(length)
  const exif = exifOfOrientation(1)
  if (4 + exif.length <= length) content.set(exif, 4)
  return content
}

function xmpSays(content: Bytes): readonly Detail[] {
  return content.every((byte) => byte === SPACE) ? [] : readXmp(content)
}

/** Thumbnails and parts of a picture have a size too (§6.5.3). */
function largestIn(view: DataView<ArrayBuffer>, { body, end }: Box): Size {
  return boxesIn(view, body, end)
    .filter(({ type }) => type === 'ispe')
    .map((box) => ({ width: view.getUint32(box.body + 4), height: view.getUint32(box.body + 8) }))
    .reduce((one, other) => (one.width * one.height < other.width * other.height ? other : one), {
      width: 0,
      height: 0,
    })
}
