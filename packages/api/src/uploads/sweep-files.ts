import { and, eq, lte, notExists } from 'drizzle-orm'
import { LIMITS } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import { doomedBlobs, parts, uploads } from '../storage/file-schema.ts'
import { eraseBlobs, removeParts } from './erase-blobs.ts'

const MS_PER_HOUR = 3_600_000
const MAX_BLOBS_AT_ONCE = 50

/**
 * Removes parts that nothing has claimed in time, the places they were put to, and the bytes of all
 * that was removed. To be called about every minute; may run in several places at once.
 */
export async function sweepFiles(deps: Deps): Promise<void> {
  const nowMs = deps.clock.nowMs()
  await sweepOrphans(deps, nowMs)
  await sweepUploads(deps, nowMs - LIMITS.orphanHours * MS_PER_HOUR)
  await sweepBlobs(deps, nowMs)
}

async function sweepOrphans({ db }: Deps, nowMs: number): Promise<void> {
  const isDue = lte(parts.dueAtMs, nowMs)
  const found = await db.select({ part: parts.part }).from(parts).where(isDue).limit(1)
  // Judged again as they are removed: an item may claim them in between.
  if (found.length > 0) await commit(db, removeParts(db, isDue, nowMs))
}

async function sweepUploads({ db }: Deps, openedByMs: number): Promise<void> {
  const ofUpload = and(eq(parts.vendorId, uploads.vendorId), eq(parts.reportId, uploads.reportId))
  const itsParts = db.select({ part: parts.part }).from(parts).where(ofUpload)
  const isOver = and(lte(uploads.openedAtMs, openedByMs), notExists(itsParts))
  const found = await db.select({ id: uploads.reportId }).from(uploads).where(isOver).limit(1)
  if (found.length > 0) await commit(db, [db.delete(uploads).where(isOver)])
}

async function sweepBlobs(deps: Deps, nowMs: number): Promise<void> {
  for (;;) {
    const rows = await deps.db
      .select({ key: doomedBlobs.key })
      .from(doomedBlobs)
      .where(lte(doomedBlobs.dueAtMs, nowMs))
      .limit(MAX_BLOBS_AT_ONCE)
    if (rows.length === 0) return
    const keys = rows.map(({ key }) => key)
    await eraseBlobs(deps, keys)
  }
}
