import { type Bytes, latin1 } from './reading.ts'

/** Some bytes of a file, and where in the file they are. */
export type Piece = { view: DataView<ArrayBuffer>; from: number }

/** A box of the ISO base media file format: bytes with a name. Offsets are those of the view. */
export type Box = { type: string; at: number; body: number; end: number }

const HEAD_BYTES = 8
/** Films of hours have fewer. */
const MAX_BOXES = 10_000

/** Reads the head of a box (ISO/IEC 14496-12 §4.2). @throws RangeError if it claims more than there is. */
export function boxAt(view: DataView<ArrayBuffer>, at: number, end: number): Box {
  const size = view.getUint32(at)
  const [body, next] =
    size === 1
      ? [at + 16, at + Number(view.getBigUint64(at + HEAD_BYTES))]
      : [at + HEAD_BYTES, size === 0 ? end : at + size]
  if (next < body || next > end) throw new RangeError('Expected another length.')
  return { type: textAt(view, at + 4, 4), at, body, end: next }
}

/** The boxes that stand side by side. @throws RangeError if they overlap their place. */
export function boxesIn(view: DataView<ArrayBuffer>, from: number, to: number): Box[] {
  const boxes: Box[] = []
  // Fewer bytes than a head has end the user data of QuickTime.
  for (let at = from; at + HEAD_BYTES <= to; ) {
    const box = boxAt(view, at, to)
    if (boxes.push(box) > MAX_BOXES) throw new RangeError('Expected fewer boxes.')
    at = box.end
  }
  return boxes
}

/** The first box that a path of names leads to. */
export function boxInside(
  view: DataView<ArrayBuffer>,
  box: Box,
  [name, ...rest]: readonly string[],
): Box | undefined {
  if (name === undefined) return box
  const child = boxesIn(view, box.body, box.end).find(({ type }) => type === name)
  return child && boxInside(view, child, rest)
}

/** Bytes as text, one character each. @throws RangeError if there are fewer. */
export function textAt(view: DataView<ArrayBuffer>, at: number, length: number): string {
  return latin1(new Uint8Array(view.buffer, view.byteOffset + at, length))
}

/** A copy of some bytes. @throws RangeError if there are fewer. */
export function bytesOf({ view }: Piece, from: number, to: number): Bytes {
  return new Uint8Array(view.buffer, view.byteOffset + from, to - from).slice()
}
