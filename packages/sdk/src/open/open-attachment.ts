import { LIMITS, type StoredFile, sha256 } from '@sealpost/protocol'
import { FileError, openFile } from '@sealpost/protocol/envelope'
import { SealpostError } from '../core/errors.ts'
import { AttachmentError } from './attachment-error.ts'
import type { ThreadFile } from './fold-thread.ts'
import { type OpeningKeys, withEachKey } from './open-with.ts'

type Bytes = Uint8Array<ArrayBuffer>

type AttachmentInput = OpeningKeys & {
  files: readonly ThreadFile[]
  attachmentId: string
  fetchSealed: (stored: StoredFile) => AsyncIterable<Bytes>
}

/**
 * Opens a file of a thread as a stream.
 *
 * @throws {@link AttachmentError} `unknown_attachment` or `not_for_this_key`; the stream fails with the others.
 */
export async function openAttachment(input: AttachmentInput): Promise<ReadableStream<Bytes>> {
  const file = input.files.find(({ id }) => id === input.attachmentId)
  if (!file) throw new AttachmentError('unknown_attachment')
  const fetchSealed = () => input.fetchSealed({ id: file.id, size: file.sealedBytes })
  const opened = await withEachKey(
    input,
    (key) => openFile(streamOf(checkedParts(fetchSealed(), file)), key),
    (error) => error instanceof FileError && error.code === 'not_for_this_key',
  ).catch((error: unknown) => {
    throw toAttachmentError(error)
  })
  return streamOf(checkedLength(opened, file.size))
}

/** Gathers whole parts and lets none through that its sender has not signed. */
async function* checkedParts(
  pieces: AsyncIterable<Bytes>,
  { parts, sealedBytes }: ThreadFile,
): AsyncGenerator<Bytes, void> {
  let left = sealedBytes
  let part = new Uint8Array(Math.min(LIMITS.partBytes, left))
  let [length, at] = [0, 0]
  for await (const piece of pieces) {
    part.set(piece, length)
    length += piece.length
    if (length < part.length) continue
    if ((await sha256(part)) !== parts[at]) throw new AttachmentError('part_mismatch')
    yield part
    left -= length
    part = new Uint8Array(Math.min(LIMITS.partBytes, left))
    ;[length, at] = [0, at + 1]
  }
}

async function* checkedLength(
  opened: ReadableStream<Bytes>,
  size: number,
): AsyncGenerator<Bytes, void> {
  let length = 0
  try {
    for await (const piece of piecesOf(opened)) {
      length += piece.length
      if (length > size) break
      yield piece
    }
  } catch (error) {
    throw toAttachmentError(error)
  }
  if (length !== size) throw new AttachmentError('size_mismatch')
}

/** What failed while fetching is told as it is; a failure within OpenPGP means changed bytes. */
function toAttachmentError(error: unknown): Error {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof SealpostError) return cause
  }
  const isForOthers = error instanceof FileError && error.code === 'not_for_this_key'
  return new AttachmentError(isForOthers ? 'not_for_this_key' : 'damaged', { cause: error })
}

/** Not every runtime can iterate over a stream, or make one of an iterator. */
async function* piecesOf(stream: ReadableStream<Bytes>): AsyncGenerator<Bytes, void> {
  const reader = stream.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel()
  }
}

function streamOf(pieces: AsyncGenerator<Bytes, void>): ReadableStream<Bytes> {
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const next = await pieces.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await pieces.return()
      },
    },
    { highWaterMark: 0 },
  )
}
