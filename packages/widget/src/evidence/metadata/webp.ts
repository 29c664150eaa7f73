import { exifOfOrientation, readExif } from './exif.ts'
import {
  type Bytes,
  detailsOf,
  type ImageReading,
  latin1,
  NOTHING,
  type Segment,
  startsWith,
  viewOf,
} from './reading.ts'
import { readXmp } from './xmp.ts'

const OF_THE_PICTURE = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const HEADER_BYTES = 12
/** Flags of the extended header (RFC 9649 §2.7.1). */
const [HAS_EXIF, HAS_XMP] = [0x08, 0x04]

type Chunk = Segment & { type: string; orientation: number }

/** Reads the chunks of a WebP file (RFC 9649 §2). @throws RangeError if they end too early. */
export function readWebp(bytes: Bytes): ImageReading {
  const view = viewOf(bytes)
  const end = 8 + view.getUint32(4, true)
  if (end > bytes.length) throw new RangeError('Expected more bytes.')
  const chunks: Chunk[] = []
  for (let at = HEADER_BYTES; at < end; ) {
    // Chunks of odd length are padded.
    const next = at + 8 + ((view.getUint32(at + 4, true) + 1) & ~1)
    if (next > bytes.length) throw new RangeError('Expected more bytes.')
    chunks.push(readChunk(bytes.subarray(at, next)))
    at = next
  }
  const behind: Segment[] = end < bytes.length ? [{ says: ['other'], kept: NOTHING }] : []
  const isTurned = chunks.some(({ orientation }) => orientation > 1)
  const kept = chunks.map(({ type, kept }) => (type === 'VP8X' ? withFlags(kept, isTurned) : kept))
  return {
    ...sizeOf(chunks),
    says: detailsOf([...chunks, ...behind]),
    isTurned,
    stripped: [header(kept), ...kept],
  }
}

function readChunk(chunk: Bytes): Chunk {
  const type = latin1(chunk.subarray(0, 4))
  const dropped = { type, kept: NOTHING, orientation: 1 }
  if (OF_THE_PICTURE.has(type)) return { ...dropped, says: [], kept: chunk }
  const content = chunk.slice(8)
  if (type === 'XMP ') return { ...dropped, says: readXmp(content) }
  if (type !== 'EXIF') return { ...dropped, says: ['other'] }
  // Some programs write the six bytes that JPEG wants.
  const { says, orientation } = readExif(startsWith(content, 'Exif') ? content.slice(6) : content)
  const kept = orientation > 1 ? exifChunk(orientation) : NOTHING
  return { type, says, kept, orientation }
}

function exifChunk(orientation: number): Bytes {
  const content = exifOfOrientation(orientation)
  return Uint8Array.of(...new TextEncoder().encode('EXIF'), content.length, 0, 0, 0, ...content)
}

function withFlags(chunk: Bytes, isTurned: boolean): Bytes {
  const flags = (chunk[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)
  return chunk.slice().fill(isTurned ? flags | HAS_EXIF : flags, 8, 9)
}

function header(chunks: readonly Bytes[]): Bytes {
  const header = new TextEncoder().encode('RIFF\0\0\0\0WEBP')
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 4)
  viewOf(header).setUint32(4, length, true)
  return header
}

function sizeOf(chunks: readonly Chunk[]): { width: number; height: number } {
  const [first] = chunks
  if (!first) throw new RangeError('Expected a chunk.')
  const view = viewOf(first.kept)
  switch (first.type) {
    case 'VP8X':
      return { width: 1 + uint24(view, 12), height: 1 + uint24(view, 15) }
    case 'VP8L': {
      const bits = view.getUint32(9, true)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    default:
      return { width: view.getUint16(14, true) & 0x3fff, height: view.getUint16(16, true) & 0x3fff }
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000
}
