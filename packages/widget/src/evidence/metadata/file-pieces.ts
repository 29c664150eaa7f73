import type { Bytes } from './reading.ts'

/** More is not read of any file: pictures are held in memory several times. */
export const MAX_READ_BYTES = 64 * 1024 * 1024
/** What a read counts at least, so that a file of very many very small boxes comes to an end too. */
const MIN_COST_BYTES = 4096

/** Reads a file piece by piece: never beyond its end, and never much of it, whatever its lengths claim. */
export class FilePieces {
  readonly file: Blob
  #leftBytes = MAX_READ_BYTES + MIN_COST_BYTES

  constructor(file: Blob) {
    this.file = file
  }

  /** @throws RangeError if there is not so much, or if too much was read already. */
  async read(from: number, to: number): Promise<Bytes> {
    this.#leftBytes -= Math.max(to - from, MIN_COST_BYTES)
    if (from > to || to > this.file.size || this.#leftBytes < 0) throw new RangeError('Too long.')
    return new Uint8Array(await this.file.slice(from, to).arrayBuffer())
  }
}
