import { blank } from './blank-box.ts'
import { boxAt } from './boxes.ts'
import type { FilePieces } from './file-pieces.ts'
import { Findings } from './findings.ts'
import { readMovie } from './movie.ts'
import { holdsItems, readItems } from './picture-items.ts'
import { type Reading, viewOf } from './reading.ts'

/** What is played, or leads there (ISO/IEC 14496-12 §8, QuickTime File Format). */
const OF_THE_RECORDING = new Set('ftyp styp mdat moof mfra sidx ssix pdin wide pnot'.split(' '))
const LONGEST_HEAD_BYTES = 16

/**
 * Reads a file of boxes (ISO/IEC 14496-12): MP4, QuickTime, HEIC, AVIF. What is seen and heard is
 * not read.
 *
 * @throws RangeError if it is damaged, or says more than is read of any file.
 */
export async function readBoxedFile(pieces: FilePieces): Promise<Reading> {
  const { file } = pieces
  const findings = new Findings()
  let size: Pick<Reading, 'width' | 'height'> | null = null
  let hasMovie = false
  for (let from = 0; from < file.size; ) {
    const head = await pieces.read(from, Math.min(from + LONGEST_HEAD_BYTES, file.size))
    const box = boxAt(viewOf(head), 0, file.size - from)
    if (!OF_THE_RECORDING.has(box.type)) {
      const piece = { view: viewOf(await pieces.read(from, from + box.end)), from }
      if (holdsItems(piece, box)) size = await readItems({ piece, box, pieces }, findings)
      else if (box.type === 'moov') readMovie(piece, box, findings)
      else blank(piece, box, findings)
      hasMovie ||= box.type === 'moov'
    }
    from += box.end
  }
  if (!size && !hasMovie) throw new RangeError('Expected something to be seen.')
  const medium = size ? 'picture' : 'recording'
  return { medium, width: 0, height: 0, ...size, isTurned: false, ...findings.of(file) }
}
