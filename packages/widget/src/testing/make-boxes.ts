type Bytes = Uint8Array<ArrayBuffer>
type Content = Uint8Array | string

/** A box of the ISO base media file format: its length, its name, and what it holds. */
export function box(type: string, ...content: readonly Content[]): Bytes {
  const bytes = content.flatMap((part) => [...bytesOf(part)])
  return Uint8Array.from([...uint32(8 + bytes.length), ...bytesOf(type), ...bytes])
}

/** Numbers of four bytes each. */
export function uint32(...numbers: readonly number[]): Bytes {
  const view = new DataView(new ArrayBuffer(4 * numbers.length))
  numbers.forEach((number, at) => {
    view.setUint32(4 * at, number)
  })
  return new Uint8Array(view.buffer)
}

/** A movie with one track of a kind, whose two samples lie in the file at a place. */
export function movieOf(handler: string, format: string, at: number): Bytes {
  const tables = [
    box('stsd', uint32(0, 1), box(format, uint32(0, 0))),
    box('stsz', uint32(0, 0, 2, 3, 4)),
    box('stsc', uint32(0, 1, 1, 2, 1)),
    box('stco', uint32(0, at > 0 ? 1 : 0, ...(at > 0 ? [at] : []))),
  ]
  const media = [
    box('hdlr', uint32(0, 0), handler, uint32(0, 0, 0), '\0'),
    box('minf', box('stbl', ...tables)),
  ]
  return box('moov', box('trak', box('mdia', ...media)))
}

function bytesOf(content: Content): Uint8Array {
  return typeof content === 'string'
    ? Uint8Array.from(content, (one) => one.charCodeAt(0))
    : content
}
