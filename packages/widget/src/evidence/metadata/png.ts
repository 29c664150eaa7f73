import { crc32 } from './crc32.ts'
import { exifOfOrientation, readExif } from './exif.ts'
import {
  type Bytes,
  type Detail,
  detailsOf,
  type ImageReading,
  latin1,
  NOTHING,
  type Segment,
  startsWith,
  viewOf,
} from './reading.ts'
import { readXmp } from './xmp.ts'

/** Chunks that the picture, its colours or its motion need (PNG, third edition, §5). */
const OF_THE_PICTURE = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
)

/** What the common keywords of text chunks tell (PNG, third edition, §11.3.3.1). */
const KEYWORDS: Readonly<Record<string, Detail>> = {
  'Creation Time': 'time',
  Author: 'person',
  Copyright: 'person',
  Software: 'device',
  Source: 'device',
}
const XMP_KEYWORD = 'XML:com.adobe.xmp'
const SIGNATURE_BYTES = 8

/** Reads the chunks of a PNG file. @throws RangeError if they end too early. */
export function readPng(bytes: Bytes): ImageReading {
  const view = viewOf(bytes)
  const segments: (Segment & { isTurned?: boolean })[] = [
    { says: [], kept: bytes.subarray(0, SIGNATURE_BYTES) },
  ]
  let at = SIGNATURE_BYTES
  for (let type = ''; type !== 'IEND'; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) throw new RangeError('Expected more bytes.')
    type = latin1(bytes.subarray(at + 4, at + 8))
    segments.push(readChunk(type, bytes.subarray(at, end)))
    at = end
  }
  if (at < bytes.length) segments.push({ says: ['other'], kept: NOTHING })
  return {
    width: view.getUint32(16),
    height: view.getUint32(20),
    says: detailsOf(segments),
    isTurned: segments.some(({ isTurned }) => isTurned),
    stripped: segments.map(({ kept }) => kept),
  }
}

function readChunk(type: string, chunk: Bytes): Segment & { isTurned?: boolean } {
  if (OF_THE_PICTURE.has(type)) return { says: [], kept: chunk }
  const content = chunk.slice(8, -4)
  switch (type) {
    case 'tEXt':
    case 'iTXt':
    case 'zTXt':
      return { says: textSays(content), kept: NOTHING }
    case 'tIME':
      return { says: ['time'], kept: NOTHING }
    case 'eXIf': {
      const { says, orientation } = readExif(content)
      const isTurned = orientation > 1
      return { says, kept: isTurned ? exifChunk(orientation) : NOTHING, isTurned }
    }
    default:
      return { says: ['other'], kept: NOTHING }
  }
}

function textSays(content: Bytes): Detail[] {
  if (startsWith(content, XMP_KEYWORD)) return readXmp(content)
  const keyword = latin1(content.subarray(0, content.indexOf(0)))
  return [KEYWORDS[keyword] ?? 'notes']
}

function exifChunk(orientation: number): Bytes {
  const content = exifOfOrientation(orientation)
  const checked = Uint8Array.of(...new TextEncoder().encode('eXIf'), ...content)
  return Uint8Array.of(0, 0, 0, content.length, ...checked, ...crc32(checked))
}
