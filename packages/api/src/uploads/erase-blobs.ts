import { inArray, type SQL, sql } from 'drizzle-orm'
import type { Deps } from '../deps.ts'
import { commit } from '../storage/commit.ts'
import type { Database } from '../storage/database.ts'
import { doomedBlobs, parts } from '../storage/file-schema.ts'

/**
 * The writes that remove parts: their rows go, and their blobs are doomed in the same batch, so a
 * crash leaves nothing behind that nobody knows of.
 */
export function removeParts(db: Database, where: SQL | undefined, nowMs: number) {
  const doomed = db
    .select({ key: parts.blobKey, dueAtMs: sql<number>`${nowMs}`.as('due_at_ms') })
    .from(parts)
    .where(where)
  return [db.insert(doomedBlobs).select(doomed), db.delete(parts).where(where)] as const
}

/** Removes blobs, and then the rows that doomed them. */
export async function eraseBlobs({ db, blobs }: Deps, keys: readonly string[]): Promise<void> {
  await blobs.delete(keys)
  await commit(db, [db.delete(doomedBlobs).where(inArray(doomedBlobs.key, [...keys]))])
}
