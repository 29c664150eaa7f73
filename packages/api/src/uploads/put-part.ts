import { type AttachmentId, LIMITS, type Sha256 } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { createBlobKey } from '../storage/blob-store.ts'
import { commit } from '../storage/commit.ts'
import { ConstraintError } from '../storage/database-fault.ts'
import { doomedBlobs } from '../storage/file-schema.ts'
import { channelTermsOf } from './channel-terms.ts'
import { checkHead } from './check-head.ts'
import { eraseBlobs } from './erase-blobs.ts'
import { type FileLimits, requireWithin, takesFiles } from './file-terms.ts'
import { type FileKey, findPart, type PartRow, selectUnclaimed } from './find-part.ts'
import type { Upload } from './find-upload.ts'
import { isClaimed } from './is-claimed.ts'
import { writePart } from './write-part.ts'

/** A part of a sealed file as it came, with the hash that its sender states. */
export type NewPart = {
  attachmentId: AttachmentId
  part: number
  bytes: Uint8Array<ArrayBuffer>
  digest: Sha256
}

const MS_PER_HOUR = 3_600_000
const RETRY_AFTER_SECONDS = 5
/** Bytes that are on their way into the store belong to nobody for so long. */
const LEASE_MS = MS_PER_HOUR

/**
 * Stores one part of a sealed file, and answers once it is durable. May be repeated; parts may come
 * in any order and side by side.
 *
 * @throws {@link ProblemError} as protocol's operations table lists them.
 */
export async function putPart(deps: Deps, upload: Upload, input: NewPart): Promise<void> {
  const { attachmentId, part, bytes, digest } = input
  const hash = await deps.sha256(bytes)
  if (hash !== digest) throw new ProblemError('wrong_digest')
  const key = { vendor: upload.vendor, reportId: upload.reportId, attachmentId }
  const stored = await findPart(deps, key, part)
  if (stored) {
    requireEqual(stored, hash)
    return
  }

  await requireRoom(deps, upload, input)
  const head = part === 0 ? await checkHead(deps, upload, bytes) : null
  if (head) requireLength(head.sealedSize, bytes.length)
  const blobKey = await storeBlob(deps, bytes)
  const written = await write(deps, upload, {
    vendorId: upload.vendor,
    reportId: upload.reportId,
    attachmentId,
    part,
    size: bytes.length,
    hash,
    blobKey,
    dueAtMs: deps.clock.nowMs() + LIMITS.orphanHours * MS_PER_HOUR,
    sealedSize: head?.sealedSize ?? null,
    keyIds: head?.keyIds ?? null,
  })
  if (written?.blobKey === blobKey) return
  // Somebody was faster: the same part, others that filled the room, or whoever claimed the file.
  await eraseBlobs(deps, [blobKey])
  if (written) {
    requireEqual(written, hash)
    return
  }
  await requireRoom(deps, upload, input)
  throw new ProblemError('unavailable', { retryAfter: RETRY_AFTER_SECONDS })
}

function requireEqual(stored: PartRow, hash: Sha256): void {
  if (stored.hash !== hash) throw new ProblemError('part_conflict')
}

function requireLength(sealedSize: number, partSize: number): void {
  if (partSize !== Math.min(LIMITS.partBytes, sealedSize)) {
    const detail = 'The first part is 8 MiB long, or as long as its packets say if that is less.'
    throw new ProblemError('malformed_file', { detail })
  }
}

/** @throws {@link ProblemError} `files_too_large`, or `part_conflict` if the file was sent without this part. */
async function requireRoom(deps: Deps, upload: Upload, input: NewPart): Promise<void> {
  const { db } = deps
  const { part, bytes, attachmentId } = input
  if (bytes.length === 0) throw new ProblemError('malformed_file')
  const key: FileKey = { vendor: upload.vendor, reportId: upload.reportId, attachmentId }
  if (await isClaimed(deps, key)) throw new ProblemError('part_conflict')

  const limits = await limitsOf(deps, upload)
  const unclaimed = selectUnclaimed(db, key)
  const [[stored], [others]] = await Promise.all([unclaimed.bytes, unclaimed.otherFiles])
  requireWithin(limits, [{ size: part * LIMITS.partBytes + bytes.length }])
  requireWithin({ ...limits, maxSealedBytes: limits.maxTotalSealedBytes }, [
    { size: (stored?.sum ?? 0) + bytes.length },
    ...Array.from({ length: others?.count ?? 0 }, () => ({ size: 0 })),
  ])
}

async function limitsOf(deps: Deps, upload: Upload): Promise<FileLimits> {
  const [first, ...others] = await channelTermsOf(deps, upload)
  // Gone with its vendor.
  if (!first) throw new ProblemError('unknown_upload')
  const taking = [first, ...others].find(({ files }) => takesFiles(files))
  return (taking ?? first).files
}

/** Stores bytes under a key that is doomed already: whatever crashes now, the sweep knows of them. */
async function storeBlob(
  { db, blobs, clock }: Deps,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const key = createBlobKey()
  await commit(db, [
    db
      .insert(doomedBlobs)
      .values({ key, dueAtMs: clock.nowMs() + LEASE_MS })
      .onConflictDoNothing(),
  ])
  try {
    await blobs.put(key, bytes)
  } catch (cause) {
    throw new ProblemError('unavailable', { retryAfter: RETRY_AFTER_SECONDS, cause })
  }
  return key
}

async function write(deps: Deps, upload: Upload, row: PartRow): Promise<PartRow | undefined> {
  try {
    return await writePart(deps, row, await limitsOf(deps, upload))
  } catch (cause) {
    if (!(cause instanceof ConstraintError)) throw cause
    // The vendor was deleted in the meantime.
    throw new ProblemError('unknown_upload', { cause })
  }
}
