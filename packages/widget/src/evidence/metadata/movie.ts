import { blank, emptied } from './blank-box.ts'
import { type Box, boxesIn, boxInside, bytesOf, type Piece, textAt } from './boxes.ts'
import type { Findings, Patch } from './findings.ts'
import { type Detail, isEmpty, latin1 } from './reading.ts'
import { chunksOf, type Range } from './track-chunks.ts'

/** Kinds of tracks that are seen, heard or read (ISO/IEC 14496-12 §12). */
const PLAYED = new Set('vide auxv pict soun sbtl subt text clcp hint'.split(' '))
/** What cameras note while they record: GoPro's and Google's places, and the time of day. */
const MEASURED: Readonly<Record<string, Detail>> = { gpmd: 'place', camm: 'place', tmcd: 'time' }
/** Names that programs give to tracks on every device. */
const COMMON_NAME = /handle|core media|coding|h\.26|hevc/i
/** In a description of what is seen (§12.1.3). */
const COMPRESSOR = { at: 50, length: 32 }

/** Reads what a movie and its tracks say of themselves. */
export function readMovie(piece: Piece, movie: Box, into: Findings): void {
  for (const box of readLevel(piece, movie, into)) {
    if (box.type === 'trak') readTrack(piece, box, into)
  }
}

function readLevel(piece: Piece, { body, end }: Box, into: Findings): Box[] {
  const boxes = boxesIn(piece.view, body, end)
  for (const box of boxes) {
    if (/^(?:mvhd|tkhd|mdhd)$/.test(box.type)) readTimes(piece, box, into)
    if (/^(?:udta|meta|uuid|free|skip)$/.test(box.type)) blank(piece, box, into)
  }
  return boxes
}

/** When it was made and when changed come first, in four bytes each or in eight (§8.2.2). */
function readTimes(piece: Piece, { body }: Box, into: Findings): void {
  const length = piece.view.getUint8(body) === 1 ? 16 : 8
  if (!isEmpty(bytesOf(piece, body + 4, body + 4 + length))) {
    into.replace(['time'], [zeros({ at: piece.from + body + 4, length })])
  }
}

function readTrack(piece: Piece, track: Box, into: Findings): void {
  const { view } = piece
  readLevel(piece, track, into)
  const media = boxInside(view, track, ['mdia'])
  const handler = media && boxInside(view, media, ['hdlr'])
  if (!handler) return
  readLevel(piece, media, into)
  const table = boxInside(view, media, ['minf', 'stbl'])
  const entries = table && boxInside(view, table, ['stsd'])
  const kind = textAt(view, handler.body + 8, 4)
  if (!PLAYED.has(kind)) {
    const format = entries ? textAt(view, entries.body + 12, 4) : ''
    drop(piece, { track, table, says: MEASURED[format] ?? 'other' }, into)
    return
  }
  readName(piece, { at: handler.body + 24, length: handler.end - handler.body - 24 }, into)
  if (kind !== 'vide' || !entries) return
  readName(piece, { at: entries.body + 8 + COMPRESSOR.at, length: COMPRESSOR.length }, into)
}

type Measures = { track: Box; table: Box | undefined; says: Detail }

/** A track that is not played is taken out with all that it holds, wherever in the file that is. */
function drop(piece: Piece, { track, table, says }: Measures, into: Findings): void {
  const chunks = table ? chunksOf(piece.view, table) : null
  if (chunks) into.replace([says], [emptied(piece, track), ...chunks.map(zeros)])
  else into.fix(says)
}

function readName(piece: Piece, { at, length }: Range, into: Findings): void {
  const name = bytesOf(piece, at, at + length)
  if (isEmpty(name)) return
  const says: Detail[] = COMMON_NAME.test(latin1(name)) ? [] : ['device']
  into.replace(says, [zeros({ at: piece.from + at, length })])
}

function zeros({ at, length }: Range): Patch {
  return { at, bytes: new Uint8Array(length) }
}
