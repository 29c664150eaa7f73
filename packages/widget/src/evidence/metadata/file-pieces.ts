import type { Bytes } from './reading.ts'

/** More is not read of any file: pictures are held in memory several times. */
export const MAX_READ_BYTES = 64 * 1024 * 1024
/** What one question to the disk brings and counts at least: it takes longer than the bytes. */
const WINDOW_BYTES = 4096

/** Reads a file piece by piece: never beyond its end, and never much of it, whatever its lengths claim. */
export class FilePieces {
  readonly file: Blob
  #leftBytes = MAX_READ_BYTES + WINDOW_BYTES
  #window: { from: number; bytes: Bytes } = { from: 0, bytes: new Uint8Array() }

  constructor(file: Blob) {
    this.file = file
  }

  /** @throws RangeError if there is not so much, or if too much was read already. */
  async read(from: number, to: number): Promise<Bytes> {
    if (from > to || to > this.file.size) throw new RangeError('Too long.')
    if (to - from > WINDOW_BYTES) return this.#ask(from, to)
    let window = this.#window
    if (from < window.from || to > window.from + window.bytes.length) {
      const end = Math.min(from + WINDOW_BYTES, this.file.size)
      window = { from, bytes: await this.#ask(from, end) }
      this.#window = window
    }
    return window.bytes.slice(from - window.from, to - window.from)
  }

  async #ask(from: number, to: number): Promise<Bytes> {
    this.#leftBytes -= Math.max(to - from, WINDOW_BYTES)
    if (this.#leftBytes < 0) throw new RangeError('Too long.')
    return new Uint8Array(await this.file.slice(from, to).arrayBuffer())
  }
}
