import { and, eq, exists, gt, lt, lte, notExists, type SQL, sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import { doomedBlobs, parts } from '../storage/file-schema.ts'
import { insertIf } from '../storage/insert-if.ts'
import type { FileLimits } from './file-terms.ts'
import { type FileKey, findPart, isPartOf, type PartRow, selectUnclaimed } from './find-part.ts'
import { selectClaim } from './is-claimed.ts'

/** A sweep may have begun with what is due, so what is due soon is not taken back. */
const SWEEP_MS = 600_000

/**
 * Lets a row speak for the blob of a part, unless its file is claimed, the room is full or somebody
 * stored the part first. All that is judged as the row is written.
 *
 * @returns The row that is stored now; undefined if there is none.
 */
export async function writePart(
  deps: Deps,
  row: PartRow,
  limits: FileLimits,
): Promise<PartRow | undefined> {
  const { db, clock } = deps
  const { vendorId, reportId, attachmentId, part, blobKey } = row
  const key: FileKey = { vendor: vendorId, reportId, attachmentId }
  const isThisBlob = eq(doomedBlobs.key, blobKey)
  const isStillThere = gt(doomedBlobs.dueAtMs, clock.nowMs() + SWEEP_MS)
  const speaksForIt = and(isPartOf(key), eq(parts.part, part), eq(parts.blobKey, blobKey))
  await commit(db, [
    insertIf(db, parts, {
      row,
      from: doomedBlobs,
      where: and(
        isThisBlob,
        isStillThere,
        hasRoom(deps, key, { ...limits, size: row.size }),
        notExists(selectClaim(db, key)),
      ),
    }).onConflictDoNothing(),
    db
      .delete(doomedBlobs)
      .where(
        and(isThisBlob, exists(db.select({ part: parts.part }).from(parts).where(speaksForIt))),
      ),
  ])
  return findPart(deps, key, part)
}

function hasRoom(
  { db }: Deps,
  key: FileKey,
  { maxCount, maxTotalSealedBytes, size }: FileLimits & { size: number },
): SQL | undefined {
  const { bytes, otherFiles } = selectUnclaimed(db, key)
  return and(
    lte(sql`(${bytes}) + ${size}`, maxTotalSealedBytes),
    lt(sql`(${otherFiles})`, maxCount),
  )
}
