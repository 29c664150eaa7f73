import { type Box, boxesIn, textAt } from './boxes.ts'
import type { Range } from './track-chunks.ts'

type View = DataView<ArrayBuffer>

const MAX_ITEMS = 10_000

/** The items of a picture, each with its number and type (ISO/IEC 14496-12 §8.11.6). */
export function itemTypes(view: View, { body, end }: Box): { id: number; type: string }[] {
  const countBytes = view.getUint8(body) === 0 ? 2 : 4
  return boxesIn(view, body + 4 + countBytes, end).map((entry) => {
    const numbers = new Numbers(view, entry.body)
    const id = numbers.next(1) < 3 ? numbers.skip(3).next(2) : numbers.skip(3).next(4)
    return { id, type: textAt(view, numbers.skip(2).at, 4) }
  })
}

/** Where items are (§8.11.3), and whether that is counted from the beginning of the file or of `idat`. */
export type ItemPlace = Range & { isInside: boolean }

/** @throws RangeError if a wanted item is in several places, or in another file. */
export function itemPlaces(
  view: View,
  { body }: Box,
  wanted: ReadonlySet<number>,
): Map<number, ItemPlace> {
  const numbers = new Numbers(view, body)
  const version = numbers.next(1)
  numbers.skip(3)
  const [lengths, bases] = [numbers.next(1), numbers.next(1)]
  const [offsetBytes, lengthBytes, baseBytes] = [lengths >> 4, lengths & 15, bases >> 4]
  const indexBytes = version === 0 ? 0 : bases & 15
  const idBytes = version < 2 ? 2 : 4
  const count = numbers.next(idBytes)
  if (count > MAX_ITEMS) throw new RangeError('Expected fewer items.')
  const places = new Map<number, ItemPlace>()
  for (let item = 0; item < count; item++) {
    const id = numbers.next(idBytes)
    const method = version === 0 ? 0 : numbers.next(2)
    const source = numbers.next(2)
    const base = numbers.next(baseBytes)
    const extents = numbers.next(2)
    if (wanted.has(id)) {
      if (extents !== 1 || method > 1 || source !== 0) throw new RangeError('Expected one place.')
      const at = base + numbers.skip(indexBytes).next(offsetBytes)
      places.set(id, { at, length: numbers.next(lengthBytes), isInside: method === 1 })
    } else numbers.skip(extents * (indexBytes + offsetBytes + lengthBytes))
  }
  return places
}

/** Reads numbers of any length, one after the other. */
class Numbers {
  readonly #view: View
  #at: number

  constructor(view: View, at: number) {
    this.#view = view
    this.#at = at
  }

  get at(): number {
    return this.#at
  }

  next(bytes: number): number {
    let number = 0
    for (let left = bytes; left > 0; left--) number = number * 256 + this.#view.getUint8(this.#at++)
    return number
  }

  skip(bytes: number): this {
    this.#at += bytes
    return this
  }
}
