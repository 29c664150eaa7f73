import { type Box, bytesOf, type Piece } from './boxes.ts'
import type { Findings, Patch } from './findings.ts'
import { type Bytes, type Detail, isEmpty } from './reading.ts'

/** A box that everyone skips (ISO/IEC 14496-12 §8.1.2). */
const FREE = new TextEncoder().encode('free')

/** Notes what a box says, and puts an empty one in its place. */
export function blank(piece: Piece, box: Box, into: Findings): void {
  const content = bytesOf(piece, box.body, box.end)
  if (isEmpty(content)) return
  into.replace(box.type === 'prft' ? ['time'] : detailsIn(content), [emptied(piece, box)])
}

/** A box of the same length that says nothing. */
export function emptied(piece: Piece, { at, body, end }: Box): Patch {
  const bytes = bytesOf(piece, at, end).fill(0, body - at)
  bytes.set(FREE, 4)
  return { at: piece.from + at, bytes }
}

/** What the names of properties tell, of whichever of the many ways to write them. */
function detailsIn(content: Bytes): readonly Detail[] {
  const text = new TextDecoder('latin1').decode(content)
  const told = PROPERTIES.flatMap(([detail, names]) => (names.test(text) ? [detail] : []))
  return told.length > 0 ? told : ['other']
}

/** QuickTime, Apple and Android, 3GPP (TS 26.244 §8), GoPro, XMP. */
const PROPERTIES: readonly (readonly [Detail, RegExp])[] = [
  ['place', /©xyz|loci|\.location|GPS/],
  ['time', /©day|creation_?date|(?:Create|Modify)Date/],
  ['device', /©(?:mak|mod|swr|too|enc)|\.(?:make|model|software)|com\.android|FIRM|CreatorTool/],
  ['person', /©(?:ART|aut|cpy|prd|wrt)|auth|perf|cprt|aART|\.(?:artist|copyright)|dc:creator/],
  ['notes', /©(?:nam|cmt|des|inf|lyr)|titl|dscp|desc|kywd|\.(?:title|comment|key)|xmpmeta/],
]
