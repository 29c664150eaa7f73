import { exifOfOrientation, readExif } from './exif.ts'
import {
  type Bytes,
  detailsOf,
  type ImageReading,
  NOTHING,
  type Segment,
  startsWith,
  viewOf,
} from './reading.ts'
import { readXmp } from './xmp.ts'

const [START_OF_SCAN, END, COMMENT, FILL] = [0xda, 0xd9, 0xfe, 0xff]
const [APP0, APP1, APP2, APP14, APP15] = [0xe0, 0xe1, 0xe2, 0xee, 0xef]
const EXIF = 'Exif\0\0'
const XMP = 'http://ns.adobe.com/x'

/** Reads the segments of a JPEG file (ITU-T T.81 Annex B). @throws RangeError if they end too early. */
export function readJpeg(bytes: Bytes): ImageReading {
  const view = viewOf(bytes)
  const segments: Segment[] = [{ says: [], kept: bytes.subarray(0, 2) }]
  const size = { width: 0, height: 0, isTurned: false }
  let hasScan = false
  let at = 2
  while (at < bytes.length) {
    const marker = view.getUint16(at) & 0xff
    if (view.getUint8(at) !== 0xff) throw new RangeError('Expected a marker.')
    if (marker === END) break
    if (marker === FILL) {
      at++
      continue
    }
    const end = at + 2 + view.getUint16(at + 2)
    if (end > bytes.length) throw new RangeError('Expected more bytes.')
    if (isFrame(marker)) {
      size.height = view.getUint16(at + 5)
      size.width = view.getUint16(at + 7)
    }
    const isScan = marker === START_OF_SCAN
    hasScan ||= isScan
    const whole = isScan ? scanEnd(bytes, end) : end
    const segment = readSegment(marker, bytes.subarray(at, whole))
    size.isTurned ||= segment.isTurned
    segments.push(segment)
    at = whole
  }
  if (!hasScan) throw new RangeError('Expected a picture.')
  // Behind the picture, cameras hide films, depth maps and second pictures.
  const isLonger = at + 2 < bytes.length
  segments.push({ says: isLonger ? ['other'] : [], kept: bytes.subarray(at, at + 2) })
  return { ...size, says: detailsOf(segments), stripped: segments.map(({ kept }) => kept) }
}

function readSegment(marker: number, segment: Bytes): Segment & { isTurned: boolean } {
  const content = segment.subarray(4)
  const dropped = { kept: NOTHING, isTurned: false }
  if (marker === COMMENT) return { says: ['notes'], ...dropped }
  if (marker < APP0 || marker > APP15 || isOfThePicture(marker, content)) {
    return { says: [], kept: segment, isTurned: false }
  }
  if (marker === APP1 && startsWith(content, XMP)) return { says: readXmp(content), ...dropped }
  if (marker !== APP1 || !startsWith(content, EXIF)) {
    // IPTC's captions and names come in Photoshop's segment.
    return { says: startsWith(content, 'Photoshop') ? ['notes'] : ['other'], ...dropped }
  }
  const { says, orientation } = readExif(content.slice(EXIF.length))
  return orientation > 1
    ? { says, kept: orientationSegment(orientation), isTurned: true }
    : { says, ...dropped }
}

/** Colours depend on these: JFIF, ICC profile, Adobe's transform. */
function isOfThePicture(marker: number, content: Bytes): boolean {
  if (marker === APP0) return startsWith(content, 'JFIF\0')
  return marker === APP14 || (marker === APP2 && startsWith(content, 'ICC_PROFILE\0'))
}

function orientationSegment(orientation: number): Bytes {
  const exif = exifOfOrientation(orientation)
  const length = 2 + EXIF.length + exif.length
  return Uint8Array.of(0xff, APP1, 0, length, ...new TextEncoder().encode(EXIF), ...exif)
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** In a scan, 0xff stands for a marker only if neither zero nor a restart follows. */
function scanEnd(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  return bytes.length
}
