import { crc32 } from '../evidence/metadata/crc32.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A lossy picture of one pixel; not every engine that reads WebP can write it. */
const WEBP = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'

const bytesOf = (text: string): Bytes => Uint8Array.from(text, (one) => one.charCodeAt(0))
const joined = (...parts: readonly Uint8Array[]): Bytes =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

/** A picture of two colours, as the browser writes it. */
export async function drawImage(type: 'image/jpeg' | 'image/png'): Promise<Bytes> {
  const canvas = document.createElement('canvas')
  canvas.width = 40
  canvas.height = 20
  const context = canvas.getContext('2d')
  if (!context) throw new Error('There is no canvas.')
  context.fillStyle = '#36c'
  context.fillRect(0, 0, 20, 20)
  context.fillStyle = '#fc3'
  context.fillRect(20, 0, 20, 20)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type))
  return new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))
}

export function smallWebp(): Bytes {
  return bytesOf(atob(WEBP))
}

/** An Exif block with a camera, a time, a place and how the picture is to be turned. */
export function makeExif(orientation = 1): Bytes {
  const text = (tag: number, value: string, at: number) => [tag, 2, value.length, at]
  const entries = [
    text(0x010f, 'Secret Camera\0', 100),
    [0x0112, 3, 1, orientation],
    text(0x0132, '2026:11:22 09:30:00\0', 120),
    [0x8825, 4, 1, 150],
  ]
  const tiff = new Uint8Array(180)
  const view = new DataView(tiff.buffer)
  const write = (at: number, value: string) => tiff.set(bytesOf(value), at)
  write(0, 'II*\0')
  view.setUint32(4, 8, true)
  view.setUint16(8, entries.length, true)
  entries.forEach(([tag = 0, type = 0, count = 0, value = 0], at) => {
    const entry = 10 + 12 * at
    view.setUint16(entry, tag, true)
    view.setUint16(entry + 2, type, true)
    view.setUint32(entry + 4, count, true)
    view.setUint32(entry + 8, value, true)
  })
  write(100, 'Secret Camera\0')
  write(120, '2026:11:22 09:30:00\0')
  // Latitude: N.
  view.setUint16(150, 1, true)
  view.setUint16(152, 1, true)
  view.setUint16(154, 2, true)
  view.setUint32(156, 2, true)
  write(160, 'N\0')
  return tiff
}

/** Puts segments of application data or comments behind the first two bytes of a JPEG file. */
export function withSegments(
  jpeg: Bytes,
  segments: readonly [marker: number, content: Bytes | string][],
): Bytes {
  const written = segments.map(([marker, content]) => {
    const bytes = typeof content === 'string' ? bytesOf(content) : content
    const length = bytes.length + 2
    return joined(Uint8Array.of(0xff, marker, length >> 8, length & 0xff), bytes)
  })
  return joined(jpeg.subarray(0, 2), ...written, jpeg.subarray(2))
}

/** A segment of Exif data as JPEG wants it. */
export function exifSegment(orientation?: number): [number, Bytes] {
  return [0xe1, joined(bytesOf('Exif\0\0'), makeExif(orientation))]
}

/** Puts chunks behind the header of a PNG file. */
export function withChunks(
  png: Bytes,
  chunks: readonly [type: string, content: Bytes | string][],
): Bytes {
  const written = chunks.map(([type, content]) => {
    const body = joined(bytesOf(type), typeof content === 'string' ? bytesOf(content) : content)
    const length = new Uint8Array(4)
    new DataView(length.buffer).setUint32(0, body.length - 4)
    return joined(length, body, crc32(body))
  })
  return joined(png.subarray(0, 33), ...written, png.subarray(33))
}

/** Makes an extended WebP file of a simple one, with chunks behind the picture. */
export function withWebpChunks(
  webp: Bytes,
  chunks: readonly [type: string, content: Bytes][],
): Bytes {
  const chunk = (type: string, content: Bytes) => {
    const length = new Uint8Array(4)
    new DataView(length.buffer).setUint32(0, content.length, true)
    return joined(bytesOf(type), length, content, new Uint8Array(content.length % 2))
  }
  const flags = Uint8Array.of(0x0c, ...new Array<number>(9).fill(0))
  const body = joined(
    bytesOf('WEBP'),
    chunk('VP8X', flags),
    webp.subarray(12),
    ...chunks.map(([type, content]) => chunk(type, content)),
  )
  const size = new Uint8Array(4)
  new DataView(size.buffer).setUint32(0, body.length, true)
  return joined(bytesOf('RIFF'), size, body)
}

/** What a picture shows, pixel by pixel, as the browser decodes and turns it. */
export async function pixelsOf(bytes: Bytes, type: string): Promise<number[]> {
  const bitmap = await createImageBitmap(new Blob([bytes], { type }))
  const canvas = document.createElement('canvas')
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  const context = canvas.getContext('2d')
  context?.drawImage(bitmap, 0, 0)
  const shown = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? []
  return [bitmap.width, bitmap.height, ...shown]
}
