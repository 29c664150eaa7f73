import type { Write } from './group-commit.ts'

/**
 * Copies the bytes of all writes into one buffer, for handing over to a thread: that costs one
 * allocation instead of one for each value, and the originals stay for another attempt.
 */
export function shareBuffer(writes: readonly Write[]): {
  writes: readonly Write[]
  buffer: ArrayBuffer
} {
  const values = writes.flat().flatMap(({ args }) => args.filter(isBytes))
  const bytes = new Uint8Array(values.reduce((length, value) => length + value.length, 0))
  let end = 0
  const move = (value: unknown) => {
    if (!isBytes(value)) return value
    const start = end
    end += value.length
    bytes.set(value, start)
    return bytes.subarray(start, end)
  }
  const moved = writes.map((write) => write.map(({ sql, args }) => ({ sql, args: args.map(move) })))
  return { writes: moved, buffer: bytes.buffer }
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array
}
