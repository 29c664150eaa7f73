type Bytes = Uint8Array<ArrayBuffer>
type Reader = ReadableStreamDefaultReader<unknown>

/** What a stream brings, piece by piece. Leaving early cancels the stream. */
export async function* piecesOf(reader: Reader): AsyncGenerator<Bytes, void> {
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield bytesOf(value)
    }
  } finally {
    cancel(reader)
  }
}

/** Cancels a stream without waiting: it may stand still, and after an error there is nothing to cancel. */
export function cancel(reader: Reader): void {
  reader.cancel().catch(() => undefined)
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
