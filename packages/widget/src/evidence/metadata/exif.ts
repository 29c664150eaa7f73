import { type Bytes, DETAILS, type Detail, inOrder, viewOf } from './reading.ts'

/** What an Exif block says, and how the picture is to be turned: 1 is as it is. */
export type ExifReading = { says: readonly Detail[]; orientation: number }

const ORIENTATION = 0x0112
const EXIF_DIRECTORY = 0x8769
const GPS_DIRECTORY = 0x8825
/** A crafted file could lead to the same directories over and over. */
const MAX_DIRECTORIES = 64
/** Tags up to the one, and the other, are what a TIFF file needs to show its pages (TIFF 6.0, ICC.1). */
const [LAST_OF_THE_PAGE, COLOURS] = [0x0214, 0x8773]

/** Tags by what they tell (Exif 3.0 §4.6, TIFF 6.0 §8, GeoTIFF); all others tell of settings and the like. */
const TOLD: Readonly<Record<Exclude<Detail, 'other'>, readonly number[]>> = {
  place: [GPS_DIRECTORY, 0x830e, 0x8482, 0x85d8, 0x87ac, 0x87af, 0x87b0, 0x87b1],
  time: [0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012],
  device: [0x010f, 0x0110, 0x0131, 0x013c, 0xa431, 0xa433, 0xa434, 0xa435],
  person: [0x013b, 0x8298, 0x9c9d, 0xa430],
  notes: [0x010d, 0x010e, 0x011d, 0x02bc, 0x83bb, 0x8649, 0x9286, 0x927c].concat([
    0x9c9b, 0x9c9c, 0x9c9e, 0x9c9f,
  ]),
}

/** Reads the directories of an Exif block. One that cannot be read says something unknown. */
export function readExif(tiff: Bytes): ExifReading {
  try {
    return new Directories(tiff, 'note').reading
  } catch {
    return { says: ['other'], orientation: 1 }
  }
}

/** What the directories of a TIFF file say. @throws RangeError if they cannot be read. */
export function readPages(tiff: Bytes): readonly Detail[] {
  return inOrder(new Directories(tiff, 'pages').reading.says)
}

/** An Exif block with nothing but how the picture is to be turned. */
export function exifOfOrientation(orientation: number): Bytes {
  return Uint8Array.of(
    ...[0x49, 0x49, 42, 0, 8, 0, 0, 0],
    ...[1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    ...[0, 0, 0, 0],
  )
}

class Directories {
  readonly #view: DataView
  readonly #isLittle: boolean
  readonly #are: 'note' | 'pages'
  readonly #says = new Set<Detail>()
  #orientation = 1
  #left = MAX_DIRECTORIES

  constructor(tiff: Bytes, are: 'note' | 'pages') {
    this.#view = viewOf(tiff)
    this.#are = are
    this.#isLittle = this.#view.getUint16(0) === 0x4949
    let next = this.#read(this.#view.getUint32(4, this.#isLittle))
    // Behind a note comes a small copy of the picture, maybe from before it was cropped.
    if (are === 'note' && next !== 0) this.#says.add('other')
    while (are === 'pages' && next !== 0) next = this.#read(next)
  }

  get reading(): ExifReading {
    return { says: [...this.#says], orientation: this.#orientation }
  }

  /** Reads one directory, and says where the next one is. */
  #read(at: number): number {
    if (this.#left-- === 0) throw new RangeError('Expected fewer directories.')
    const count = this.#view.getUint16(at, this.#isLittle)
    for (let entry = at + 2; entry < at + 2 + 12 * count; entry += 12) this.#take(entry)
    return this.#view.getUint32(at + 2 + 12 * count, this.#isLittle)
  }

  #take(entry: number): void {
    const tag = this.#view.getUint16(entry, this.#isLittle)
    const isOfThePage = tag <= LAST_OF_THE_PAGE || tag === COLOURS
    const says = toldBy(tag)
    if (tag === ORIENTATION) this.#orientation = this.#view.getUint16(entry + 8, this.#isLittle)
    else if (tag === EXIF_DIRECTORY) this.#read(this.#view.getUint32(entry + 8, this.#isLittle))
    else if (this.#are === 'note' || says !== 'other' || !isOfThePage) this.#says.add(says)
  }
}

function toldBy(tag: number): Detail {
  return DETAILS.find((detail) => detail !== 'other' && TOLD[detail].includes(tag)) ?? 'other'
}
