import { type Bytes, type Detail, viewOf } from './image-reading.ts'

/** What an Exif block says, and how the picture is to be turned: 1 is as it is. */
export type ExifReading = { says: readonly Detail[]; orientation: number }

const ORIENTATION = 0x0112
const EXIF_DIRECTORY = 0x8769
const GPS_DIRECTORY = 0x8825

/** Tags by what they tell (Exif 3.0 §4.6, TIFF 6.0 §8); all others tell of settings and the like. */
const TOLD: Readonly<Record<Exclude<Detail, 'place' | 'other'>, readonly number[]>> = {
  time: [0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012],
  device: [0x010f, 0x0110, 0x0131, 0x013c, 0xa431, 0xa433, 0xa434, 0xa435],
  person: [0x013b, 0x8298, 0x9c9d, 0xa430],
  notes: [0x010e, 0x9286, 0x927c, 0x9c9b, 0x9c9c, 0x9c9e, 0x9c9f],
}

/** Reads the directories of an Exif block. One that cannot be read says something unknown. */
export function readExif(tiff: Bytes): ExifReading {
  try {
    return new Directories(tiff).reading
  } catch {
    return { says: ['other'], orientation: 1 }
  }
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
  readonly #says = new Set<Detail>()
  #orientation = 1
  /** A crafted block could lead to the same directory over and over. */
  #isNested = false

  constructor(tiff: Bytes) {
    this.#view = viewOf(tiff)
    this.#isLittle = this.#view.getUint16(0) === 0x4949
    const first = this.#read(this.#view.getUint32(4, this.#isLittle))
    // The second directory is a small copy of the picture, maybe from before it was cropped.
    if (first !== 0) this.#says.add('other')
  }

  get reading(): ExifReading {
    return { says: [...this.#says], orientation: this.#orientation }
  }

  /** Reads one directory, and says where the next one is. */
  #read(at: number): number {
    const count = this.#view.getUint16(at, this.#isLittle)
    for (let entry = at + 2; entry < at + 2 + 12 * count; entry += 12) this.#take(entry)
    return this.#view.getUint32(at + 2 + 12 * count, this.#isLittle)
  }

  #take(entry: number): void {
    const tag = this.#view.getUint16(entry, this.#isLittle)
    const value = this.#view.getUint32(entry + 8, this.#isLittle)
    if (tag === ORIENTATION) this.#orientation = this.#view.getUint16(entry + 8, this.#isLittle)
    else if (tag === EXIF_DIRECTORY) this.#readNested(value)
    else if (tag === GPS_DIRECTORY) this.#says.add('place')
    else this.#says.add(toldBy(tag))
  }

  #readNested(at: number): void {
    if (this.#isNested) return
    this.#isNested = true
    this.#read(at)
  }
}

function toldBy(tag: number): Detail {
  for (const detail of ['time', 'device', 'person', 'notes'] as const) {
    if (TOLD[detail].includes(tag)) return detail
  }
  return 'other'
}
