import { type Box, boxInside } from './boxes.ts'
import { MAX_READ_BYTES } from './file-pieces.ts'

/** Where some bytes of a file are. */
export type Range = { at: number; length: number }

type View = DataView<ArrayBuffer>

/**
 * Where the samples of a track are: each chunk has a place, and holds a run of samples, each of
 * which has a size (ISO/IEC 14496-12 §8.7). Null if that is said elsewhere, as in fragments.
 *
 * @throws RangeError if the tables are damaged.
 */
export function chunksOf(view: View, table: Box): Range[] | null {
  const [sizes, runs, short, long] = ['stsz', 'stsc', 'stco', 'co64'].map((name) =>
    boxInside(view, table, [name]),
  )
  const places = short ?? long
  if (!sizes || !runs || !places || view.getUint32(places.body + 4) === 0) return null
  const chunks: Range[] = []
  const sizeOf = readSizes(view, sizes)
  const samplesIn = readRuns(view, runs)
  let leftBytes = MAX_READ_BYTES
  for (let chunk = 0; chunk < view.getUint32(places.body + 4); chunk++) {
    const length = sizeOf(samplesIn(chunk))
    leftBytes -= length
    if (leftBytes < 0) throw new RangeError('Expected fewer bytes.')
    const entry = places.body + 8
    const at = short
      ? view.getUint32(entry + 4 * chunk)
      : Number(view.getBigUint64(entry + 8 * chunk))
    chunks.push({ at, length })
  }
  return chunks
}

/** Adds up the sizes of the next so many samples. */
function readSizes(view: View, { body }: Box): (samples: number) => number {
  const [each, count] = [view.getUint32(body + 4), view.getUint32(body + 8)]
  let sample = 0
  return (samples) => {
    const next = Math.min(sample + samples, count)
    const first = sample
    sample = next
    if (each > 0) return each * (next - first)
    let sum = 0
    for (let one = first; one < next; one++) sum += view.getUint32(body + 12 + 4 * one)
    return sum
  }
}

/** How many samples a chunk has. Chunks are asked for in order; a run says which is its first, from 1. */
function readRuns(view: View, { body }: Box): (chunk: number) => number {
  const count = view.getUint32(body + 4)
  const entry = (run: number) => body + 8 + 12 * run
  let run = 0
  return (chunk) => {
    while (run + 1 < count && view.getUint32(entry(run + 1)) <= chunk + 1) run++
    return view.getUint32(entry(run) + 4)
  }
}
