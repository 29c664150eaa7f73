import { and, isNotNull } from 'drizzle-orm'
import type { AttachmentId } from '@sealpost/protocol'
import type { Deps } from '../deps.ts'
import { ProblemError } from '../problem-error.ts'
import { commit } from '../storage/commit.ts'
import { parts } from '../storage/file-schema.ts'
import { removeParts } from './erase-blobs.ts'
import { isPartOf } from './find-part.ts'
import type { Upload } from './find-upload.ts'
import { isClaimed } from './is-claimed.ts'

/**
 * Throws away what was uploaded of a file that was not sent yet. May be called again.
 *
 * @throws {@link ProblemError} `upload_committed`
 */
export async function deleteUpload(
  deps: Deps,
  { vendor, reportId }: Upload,
  attachmentId: AttachmentId,
): Promise<void> {
  const key = { vendor, reportId, attachmentId }
  // An item may claim the file at this very moment: then its parts are due no longer, and stay.
  const where = and(isPartOf(key), isNotNull(parts.dueAtMs))
  await commit(deps.db, removeParts(deps.db, where, deps.clock.nowMs()))
  if (await isClaimed(deps, key)) throw new ProblemError('upload_committed')
}
