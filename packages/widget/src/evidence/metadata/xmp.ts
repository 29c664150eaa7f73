import type { Bytes, Detail } from './reading.ts'

/** What XMP says (ISO 16684-1), by the names of its properties. Whatever else it holds are notes. */
export function readXmp(packet: Bytes): Detail[] {
  const text = new TextDecoder().decode(packet)
  const named = PROPERTIES.flatMap(([detail, names]) => (names.test(text) ? [detail] : []))
  return [...named, 'notes']
}

const PROPERTIES: readonly (readonly [Detail, RegExp])[] = [
  ['place', /GPSLatitude|GPSLongitude|:(?:City|Location|Country)\b/],
  ['time', /CreateDate|ModifyDate|DateCreated|DateTimeOriginal/],
  ['device', /tiff:(?:Make|Model)|CreatorTool|SerialNumber/],
  ['person', /dc:creator|OwnerName|AuthorsPosition/],
]
