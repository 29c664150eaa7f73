type Bytes = Uint8Array<ArrayBuffer>

/** What a stream brings, piece by piece. Leaving early cancels the stream. */
export async function* piecesOf(stream: ReadableStream<unknown>): AsyncGenerator<Bytes, void> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield bytesOf(value)
    }
  } finally {
    // Not awaited: a stream may wait for its other branch, and after an error there is nothing to cancel.
    reader.cancel().catch(() => undefined)
  }
}

/** A stream that asks for a piece when one is asked for. Cancelling it ends the pieces. */
export function streamOf(pieces: AsyncGenerator<Bytes, void>): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}

function bytesOf(value: unknown): Bytes {
  if (value instanceof Uint8Array && value.buffer instanceof ArrayBuffer) {
    return new Uint8Array(value.buffer, value.byteOffset, value.length)
  }
  throw new TypeError('A stream of bytes is needed.')
}
