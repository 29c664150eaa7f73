import { crc32, deflateSync, inflateSync } from 'node:zlib'

/** The colours of a picture, three bytes each, row by row. */
type Pixels = { width: number; height: number; rgb: Uint8Array }

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])
const MAX_COLOURS = 256

/**
 * Writes a browser's picture again with a palette (PNG 3rd edition §11.2.2), in about a third of the
 * bytes. Made for pictures of pages: a few flat colours, and letters whose edges lie between them.
 */
export function toPalettePng(png: Uint8Array): Buffer {
  const pixels = readPng(png)
  const palette = commonColours(pixels)
  const rows = Buffer.alloc((pixels.width + 1) * pixels.height)
  const nearest = nearestIn(palette)
  for (let at = 0, to = 0; at < pixels.rgb.length; at += 3) {
    // Each row begins with its filter, which is none.
    if ((at / 3) % pixels.width === 0) to++
    rows[to++] = nearest(colourAt(pixels.rgb, at))
  }

  const header = Buffer.alloc(13)
  header.writeUInt32BE(pixels.width, 0)
  header.writeUInt32BE(pixels.height, 4)
  header.set([8, 3], 8)
  const table = Buffer.from(
    palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  )
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A picture that says who made it, as many do without their owners' knowledge (§11.3.4.3). */
export function withAuthor(png: Uint8Array, author: string): Buffer {
  const said = chunk('tEXt', Buffer.from(`Author\0${author}`, 'latin1'))
  const [header = said, ...others] = [...readChunks(Buffer.from(png))].map(({ type, body }) =>
    chunk(type, body),
  )
  return Buffer.concat([SIGNATURE, header, said, ...others])
}

function readPng(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png)
  const chunks = [...readChunks(bytes)]
  const header = chunks.find(({ type }) => type === 'IHDR')?.body
  if (!header || header[8] !== 8) throw new Error('Expected a PNG of 8 bits')
  const width = header.readUInt32BE(0)
  const height = header.readUInt32BE(4)
  const channels = header[9] === 6 ? 4 : 3
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ body }) => body))
  const samples = unfilter(inflateSync(packed), { stride: width * channels, height, channels })
  const rgb = new Uint8Array(width * height * 3)
  for (let pixel = 0; pixel < width * height; pixel++) {
    rgb.set(samples.subarray(pixel * channels, pixel * channels + 3), pixel * 3)
  }
  return { width, height, rgb }
}

function* readChunks(bytes: Buffer): Generator<{ type: string; body: Buffer }> {
  for (let at = SIGNATURE.length; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    yield {
      type: bytes.toString('latin1', at + 4, at + 8),
      body: bytes.subarray(at + 8, at + 8 + length),
    }
    at += length + 12
  }
}

type Layout = { stride: number; height: number; channels: number }

/** Undoes the filter of each row (§9.2). */
function unfilter(raw: Buffer, { stride, height, channels }: Layout): Uint8Array {
  const out = new Uint8Array(stride * height)
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (stride + 1)]
    for (let column = 0; column < stride; column++) {
      const to = row * stride + column
      const left = column < channels ? 0 : (out[to - channels] ?? 0)
      const up = row === 0 ? 0 : (out[to - stride] ?? 0)
      const corner = column < channels || row === 0 ? 0 : (out[to - stride - channels] ?? 0)
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      out[to] = (raw[row * (stride + 1) + 1 + column] ?? 0) + predicted
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const [byLeft, byUp, byCorner] = [
    Math.abs(up - corner),
    Math.abs(left - corner),
    Math.abs(left + up - 2 * corner),
  ]
  if (byLeft <= byUp && byLeft <= byCorner) return left
  return byUp <= byCorner ? up : corner
}

function colourAt(rgb: Uint8Array, at: number): number {
  return ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0)
}

/** Half of the palette by number of pixels; half so that no tint is lost, however small its share. */
function commonColours({ rgb }: Pixels): number[] {
  const counts = new Map<number, number>()
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = colourAt(rgb, at)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const byCount = [...counts].sort(([, one], [, other]) => other - one).map(([colour]) => colour)
  const common = byCount.slice(0, MAX_COLOURS / 2)
  const tints = new Set(common.map(tintOf))
  const others = byCount.slice(MAX_COLOURS / 2).filter((colour) => {
    const isNew = !tints.has(tintOf(colour))
    tints.add(tintOf(colour))
    return isNew
  })
  return [...common, ...others].slice(0, MAX_COLOURS)
}

/** The upper four bits of each channel. */
function tintOf(colour: number): number {
  return colour & 0xf0f0f0
}

function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, index) => [colour, index]))
  return (colour) => {
    const found = known.get(colour)
    if (found !== undefined) return found
    const distances = palette.map((one) => distance(one, colour))
    const index = distances.indexOf(Math.min(...distances))
    known.set(colour, index)
    return index
  }
}

function distance(one: number, other: number): number {
  return [16, 8, 0].reduce(
    (sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2,
    0,
  )
}

function chunk(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const content = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(content))
  return Buffer.concat([length, content, check])
}
