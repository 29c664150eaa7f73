/** Gathers and cuts pieces of any size into pieces of exactly so many bytes, the last one smaller. */
export async function* cut(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  bytes: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  let held = new Uint8Array(bytes)
  let length = 0
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; ) {
      const taken = piece.subarray(at, at + bytes - length)
      held.set(taken, length)
      length += taken.length
      at += taken.length
      if (length < bytes) continue
      yield held
      held = new Uint8Array(bytes)
      length = 0
    }
  }
  if (length > 0) yield held.slice(0, length)
}
