import type { FilePieces } from './file-pieces.ts'
import { type Detail, inOrder, type Reading } from './reading.ts'
import { readXmp } from './xmp.ts'

const PIECE_BYTES = 1024 * 1024
/** What stands across two pieces is found in the second. */
const OVERLAP_BYTES = 65_536

/** What the names of a document's entries tell that are not empty (ISO 32000-2 §14.3.3). */
const ENTRIES: readonly (readonly [Detail, RegExp])[] = [
  ['person', entry('Author')],
  ['device', entry('Creator|Producer')],
  ['time', entry('CreationDate|ModDate')],
  ['notes', entry('Subject|Keywords')],
  // Pictures are kept as they were, with what they say.
  ['other', /Exif\0\0(?:II|MM)/],
]

/**
 * Searches a PDF document for what it says of itself. None of that can be taken out here: it may
 * stand in many places, and again in earlier versions of the document.
 *
 * @throws RangeError if nothing was found, but some of it is packed or locked.
 */
export async function readPdf(pieces: FilePieces): Promise<Reading> {
  const { size } = pieces.file
  const found: Detail[] = []
  let isPacked = false
  for (let at = 0; at < size; at += PIECE_BYTES) {
    const bytes = await pieces.read(
      Math.max(0, at - OVERLAP_BYTES),
      Math.min(size, at + PIECE_BYTES),
    )
    const text = new TextDecoder('latin1').decode(bytes)
    found.push(...ENTRIES.flatMap(([detail, named]) => (named.test(text) ? [detail] : [])))
    const [xmp] = /<x:xmpmeta[^]*?(?:<\/x:xmpmeta|$)/.exec(text) ?? []
    if (xmp) found.push(...readXmp(new TextEncoder().encode(xmp)))
    isPacked ||= /\/(?:ObjStm|Encrypt)\b/.test(text)
  }
  const says = inOrder(found)
  if (says.length === 0 && isPacked) throw new RangeError('Expected a document that can be read.')
  return { medium: 'document', width: 0, height: 0, says, isTurned: false, stripped: null }
}

/** An entry's text in brackets or in hexadecimal digits, or where it is. */
function entry(names: string): RegExp {
  return new RegExp(`/(?:${names})\\s*(?:\\((?!\\))|<(?![<>])|\\d+ \\d+ R)`)
}
