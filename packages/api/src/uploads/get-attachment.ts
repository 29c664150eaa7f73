import { type AttachmentId, LIMITS } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { type ReportKey, requireReport } from '../reports/find-report.ts'
import type { BlobRange } from '../storage/blob-store.ts'
import { listParts } from './find-part.ts'
import { selectClaim } from './is-claimed.ts'

/** A sealed file that can be read from anywhere in it. */
export type StoredAttachment = {
  size: number
  /** The bytes from the first to the last position, both included, as they are asked for. */
  read: (range: BlobRange) => ReadableStream<Uint8Array>
}

/**
 * Finds a sealed file that belongs to a report or to an entry of its thread.
 *
 * @throws {@link ProblemError} `unknown_report`, `report_deleted` or `unknown_attachment`
 */
export async function getAttachment(
  deps: Deps,
  { attachmentId, ...report }: ReportKey & { attachmentId: AttachmentId },
): Promise<StoredAttachment> {
  await requireReport(deps, report)
  const key = { ...report, attachmentId }
  const [claim] = await selectClaim(deps.db, key)
  if (!claim) throw new ProblemError('unknown_attachment')
  const stored = await listParts(deps, key)
  // Deleted between the reads.
  if (stored.length === 0) throw new ProblemError('report_deleted')
  const keys = stored.map(({ blobKey }) => blobKey)
  return { size: claim.size, read: (range) => streamOf(piecesOf(deps, keys, range)) }
}

/** One part after the other: the next is not opened before the last has been read. */
async function* piecesOf(
  { blobs }: Deps,
  keys: readonly string[],
  { first, last }: BlobRange,
): AsyncGenerator<Uint8Array, void> {
  const size = LIMITS.partBytes
  for (let part = Math.floor(first / size); part * size <= last; part++) {
    const within = {
      first: Math.max(0, first - part * size),
      last: Math.min(size - 1, last - part * size),
    }
    const stream = await blobs.get(keys[part] ?? '', within)
    if (!stream) throw new Error('The bytes of a stored file are gone')
    yield* chunksOf(stream)
  }
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const reader = stream.getReader()
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value
  } finally {
    await reader.cancel()
  }
}

function streamOf(pieces: AsyncGenerator<Uint8Array, void>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await pieces.next()
        if (next.done) controller.close()
        else controller.enqueue(next.value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
